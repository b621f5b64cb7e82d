import type { Asset } from "../../../src/index.ts";
import type { Seed } from "../../../src/testing/index.ts";
import { equal, match, ok, rejects } from "../assert.ts";
import type { Case } from "../world.ts";

/** A small project with one of everything; ids count from 1, so cases can name them. */
const seed: Seed = {
  users: [
    { name: "Ada", email: "ada@example.com" },
    { name: "Kofi", email: "kofi@example.com" },
  ],
  workspaces: [
    {
      name: "Lab",
      projects: [
        {
          name: "Churn",
          reports: [{ name: "Model card" }],
          issues: [
            {
              name: "Drift",
              severity: "High",
              status: "InProgress",
              reviewer: "Kofi",
              dueDate: "2026-05-01T00:00:00.000Z",
            },
            { name: "Typo", severity: null, status: "Completed" },
          ],
          phases: [
            {
              name: "Data preparation",
              status: "Draft",
              owner: "Kofi",
              requirements: [
                { name: "Data dictionary", description: "All columns" },
                { name: "Data dictionary" },
              ],
              reviews: [{ status: "Pending", message: "Please look", reviewer: "Kofi" }],
              iterations: [
                {
                  name: "First look",
                  status: "NotStarted",
                  sections: [
                    {
                      name: "Results",
                      assets: [{ modelVersion: "Forest" }, { comment: "It works." }],
                    },
                    { name: "Empty" },
                  ],
                  assets: [
                    { datasetVersion: "Customers" },
                    { file: { name: "notes.txt", content: "Hello" } },
                    { table: { name: "scores", rows: [{ auc: 0.9 }] } },
                  ],
                },
                { name: null, status: "Abandoned", owner: "Kofi" },
              ],
            },
            { name: "Modeling" },
          ],
          datasets: [
            {
              name: "Customers",
              type: "CLEAN",
              sourceOrigin: "S3",
              versions: [
                { name: "Raw" },
                {
                  properties: { rows: "10" },
                  inputs: ["Customers / Raw"],
                  sources: [
                    {
                      files: [
                        {
                          name: "customers.csv",
                          size: 120,
                          rowsNumber: 10,
                          columns: [
                            {
                              name: "income",
                              categoryType: "NUMERICAL",
                              description: "Yearly",
                              statistics: { numerical: { mean: 5, quantiles: { q50: 4 } } },
                            },
                            { name: "city", categoryType: "TEXT" },
                          ],
                        },
                      ],
                    },
                    {
                      usage: "TESTING",
                      tables: [
                        { name: "public.churn", location: "churn", columns: [{ name: "left" }] },
                      ],
                    },
                  ],
                },
              ],
            },
          ],
          models: [
            {
              name: "Forest",
              type: "CLASSIFICATION",
              versions: [
                { metrics: { auc: 0.8 } },
                {
                  status: "STAGING",
                  risk: "LOW",
                  approval: "Approved",
                  approvalDates: {
                    toValidateDate: "2026-01-01T00:00:00.000Z",
                    approvedDate: "2026-02-01T00:00:00.000Z",
                  },
                  algorithmName: "random forest",
                  framework: "scikit-learn",
                  inventoryReference: "INV-1",
                  isStarred: true,
                  metrics: [
                    { key: "auc", value: 0.9 },
                    { key: "f1", value: 0.8 },
                    { key: "f1", value: 0.7 },
                    { key: "__proto__", value: 1 },
                  ],
                  properties: { depth: "4" },
                  inputs: ["DTV-2"],
                  files: [
                    {
                      name: "roc.png",
                      content: new Uint8Array([137, 80, 78, 71]),
                      contentType: "image/png",
                    },
                  ],
                  tables: [
                    { name: "confusion", rows: [{ a: 1 }, { b: null, a: 2, ["__proto__"]: 3 }] },
                  ],
                  reports: [{ name: "Validation" }],
                  issues: [{ name: "Bias", severity: "Medium", report: "Model card" }],
                },
              ],
            },
            { name: "Idle" },
          ],
        },
        { name: "Other", phases: [{ name: "Elsewhere", iterations: [{}] }] },
      ],
    },
  ],
};
const options = { seed } as const;

/** What a project holds, down to a version's metrics. */
export const reading: readonly Case[] = [
  {
    name: "reads phases, with their requirements and reviews",
    options,
    run: async ({ open, host, count }) => {
      const connection = await open();
      const project = await connection.project("PRJ-1");
      const phase = await project.phase("Data preparation");
      equal(phase.toJSON(), {
        kind: "phase",
        id: "PHA-1",
        name: "Data preparation",
        index: 1,
        url: `${host}/browse/phase/PHA-1`,
        status: "Draft",
        statusLabel: "In Progress",
        owner: { name: "Kofi", email: "kofi@example.com" },
        iterationsCount: { notStarted: 1, inProgress: 0, inReview: 0, total: 2 },
        project: { id: "PRJ-1", name: "Churn" },
      });
      equal((await project.phase("PHA-1")).id, "PHA-1");
      equal((await project.phase(1)).id, "PHA-1");
      const opened = await connection.phase("PHA-2");
      equal(
        [opened.name, opened.project.name, opened.project.workspace.name],
        ["Modeling", "Churn", "Lab"],
      );
      equal(
        (await project.phases()).map(({ id }) => id),
        ["PHA-1", "PHA-2"],
      );
      const requirements = await phase.requirements();
      equal(
        requirements.map(({ name, description }) => [name, description]),
        [
          ["Data dictionary", "All columns"],
          ["Data dictionary", null],
        ],
      );
      equal(requirements[0]?.url, `${host}/phase/PHA-1/requirements`);
      const [review] = await phase.reviews();
      equal(
        [review?.status, review?.statusLabel, review?.message, review?.reviewer?.name],
        ["Pending", "In Review", "Please look", "Kofi"],
      );
      ok(review?.createdAt instanceof Date, "a Date");
      structuredClone(review.toJSON());
      const elsewhere = await rejects(project.phase("PHA-3"), "NotFoundError");
      match(elsewhere.message, /PHA-3 belongs to project "Other" \(PRJ-2\), not to "Churn"/);
      match(
        (await rejects(project.phase("Nowhere"), "NotFoundError")).message,
        /phase "Nowhere".*listPhases/,
      );
      await rejects(project.phase("ITR-1"), "InvalidIdError");
      equal(count("getPhaseByName"), 2);
    },
  },
  {
    name: "reads iterations by index, id and filter, and prints them",
    options,
    run: async ({ open, host }) => {
      const connection = await open();
      const phase = await connection.phase(1);
      const iteration = await phase.iteration(1);
      equal(iteration.toJSON(), {
        kind: "iteration",
        id: "ITR-1",
        index: 1,
        name: "First look",
        description: null,
        url: `${host}/browse/iteration/ITR-1`,
        status: "NotStarted",
        statusLabel: "To Do",
        completed: false,
        starred: false,
        owner: { name: "Ada", email: "ada@example.com" },
        phase: { id: "PHA-1", name: "Data preparation" },
      });
      equal((await phase.iteration("ITR-2")).statusLabel, "Cancelled");
      const opened = await connection.iteration("ITR-2");
      equal([opened.phase.name, opened.phase.project.name], ["Data preparation", "Churn"]);
      for (const index of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) {
        match((await rejects(phase.iteration(index), "InvalidIdError")).message, /from 1 on/);
      }
      match((await rejects(phase.iteration(9), "NotFoundError")).message, /iteration "9"/);
      await rejects(phase.iteration("First look"), "InvalidIdError");
      match((await rejects(phase.iteration("ITR-3"), "NotFoundError")).message, /belongs to phase/);
      equal((await phase.iterations()).length, 2);
      equal(
        (await phase.iterations({ onlyMine: true })).map(({ id }) => id),
        ["ITR-1"],
      );
      equal(
        (await phase.iterations({ statuses: ["Abandoned"] })).map(({ id }) => id),
        ["ITR-2"],
      );
      let text = "";
      const print = (printed: string): void => void (text = printed);
      equal((await phase.listIterations({ print })).length, 2);
      match(text, /There are 2 iterations in phase "Data preparation" \(PHA-1\)/);
      match(text, /ITR-2 +\| #2 +\| Cancelled/);
      ok(text.includes(`${host}/phase/PHA-1/iterations`), "the page of the iterations");
      await phase.project.listPhases({ print });
      match(text, /PHA-1 +\| Data preparation +\| In Progress/);
    },
  },
  {
    name: "reads the sections and assets of an iteration to their end",
    options: { ...options, pageLimit: 2 },
    run: async ({ open, backend, count }) => {
      const connection = await open();
      const iteration = await connection.iteration("ITR-1");
      const assets = await iteration.assets();
      equal(
        assets
          .map(({ type, section }) => [type, section])
          .toSorted((one, other) => String(one).localeCompare(String(other))),
        [
          ["Comment", "Results"],
          ["DataSetVersion", null],
          ["EntityFile", null],
          ["EntityMetadata", null],
          ["ModelVersion", "Results"],
        ],
      );
      const find = (type: string): Asset | undefined => assets.find((asset) => asset.type === type);
      equal(find("ModelVersion")?.modelVersion, { id: "MDV-2", name: "Version 2" });
      equal(find("DataSetVersion")?.datasetVersion, { id: "DTV-2", name: "Version 2" });
      equal(find("Comment")?.text, "It works.");
      const sections = await iteration.sections();
      equal(
        sections.map(({ name, assets: held }) => [name, held.length]),
        [
          ["Results", 2],
          ["Empty", 0],
        ],
      );
      // Far more than a page of sections, and of assets in one of them.
      const [section] = backend.data.assets.filter(({ type }) => type === "Comment");
      ok(section !== undefined, "a comment");
      for (let extra = 0; extra < 7; extra += 1) {
        backend.data.assets.push({ ...section, id: 1000 + extra, text: `note ${extra}` });
      }
      backend.data.iterations[0]?.sections.push("Third", "Fourth", "Fifth");
      backend.requests.length = 0;
      const all = await iteration.sections();
      equal(
        all.map(({ name }) => name),
        ["Results", "Empty", "Third", "Fourth", "Fifth"],
      );
      equal(new Set(all[0]?.assets.map(({ id }) => id)).size, 9);
      // Three for sections and four for assets; a strict server gives a section's assets whole.
      ok([3 + 4, 3].includes(count("getIterationById")), "no needless request");
      equal(
        (await iteration.attachments()).map(({ name, type }) => [name, type]),
        [
          ["notes.txt", "file"],
          ["scores", "table"],
        ],
      );
      equal(await (await iteration.download("notes.txt")).text(), "Hello");
      equal((await iteration.table("scores")).rows, [{ auc: 0.9 }]);
    },
  },
  {
    name: "reads datasets, their versions, items and columns",
    options,
    run: async ({ open, host, count }) => {
      const connection = await open();
      const project = await connection.project(1);
      const [dataset] = await project.datasets();
      ok(dataset !== undefined, "a dataset");
      equal(
        [dataset.id, dataset.type, dataset.origin, dataset.versionCount, dataset.projectId],
        ["DTS-1", "CLEAN", "S3", 2, "PRJ-1"],
      );
      equal(dataset.url, `${host}/browse/dataset/DTS-1`);
      const version = await dataset.lastVersion();
      equal(count("getDataset"), 0);
      ok(version !== undefined, "a version");
      equal(
        [version.id, version.dataset?.id, version.iterationId, version.phaseId],
        ["DTV-2", "DTS-1", "ITR-1", "PHA-1"],
      );
      equal(version.properties, { rows: "10" });
      equal(
        version.resources.map(({ usage, type, itemCount }) => [usage, type, itemCount]),
        [
          ["GENERIC", "FILES", 1],
          ["TESTING", "DB", 1],
        ],
      );
      const items = await version.items();
      equal(
        items.map(({ name, type, usage, rowCount, source }) => [
          name,
          type,
          usage,
          rowCount,
          source,
        ]),
        [
          ["customers.csv", "file", "GENERIC", 10, "customers.csv"],
          ["public.churn", "table", "TESTING", null, "churn"],
        ],
      );
      const [file, table] = items;
      ok(file !== undefined && table !== undefined, "two items");
      const columns = await version.columns(file);
      equal(
        columns.map(({ name, type, description }) => [name, type, description]),
        [
          ["income", "NUMERICAL", "Yearly"],
          ["city", "TEXT", null],
        ],
      );
      equal(columns[0]?.statistics?.numerical?.quantiles?.q50, 4);
      equal(
        (await version.columns(table)).map(({ name }) => name),
        ["left"],
      );
      equal([await version.hasColumn("income"), await version.hasColumn("ghost")], [true, false]);
      const opened = await connection.datasetVersion("DTV-1");
      equal([opened.name, opened.dataset?.name], ["Raw", "Customers"]);
      equal((await connection.dataset(1)).toJSON(), dataset.toJSON());
      equal((await dataset.versions()).map(({ id }) => id).toSorted(), ["DTV-1", "DTV-2"]);
    },
  },
  {
    name: "gives the newest version first, the one that came along, and the one before",
    options: { ...options, pageLimit: 1 },
    run: async ({ open, count }) => {
      const connection = await open();
      const [dataset] = await (await connection.project("PRJ-1")).datasets();
      ok(dataset !== undefined, "a dataset");
      const ids = async (newestFirst?: boolean) =>
        (await dataset.versions({ newestFirst })).map(({ id }) => id);
      equal([await ids(), await ids(true)], [await ids(false), ["DTV-2", "DTV-1"]]);
      equal((await dataset.versions({ newestFirst: true }).first())?.id, "DTV-2");
      const newest = dataset.newestVersion;
      equal(newest?.id, "DTV-2");
      ok(newest === (await dataset.lastVersion()), "the same version");
      equal(count("getDataset"), 0);
      ok(!("newestVersion" in dataset.toJSON()), "not part of the data");
      const before = await newest?.previous();
      equal([before?.id, await before?.previous()], ["DTV-1", undefined]);
      const version = await connection.modelVersion("MDV-2");
      equal(version.model?.newestVersion, undefined);
      equal((await version.previous())?.id, "MDV-1");
    },
  },
  {
    name: "reads items of a dataset version to their end, however small the pages",
    options: { ...options, pageLimit: 3 },
    run: async ({ open, backend }) => {
      const [item] = backend.data.items;
      ok(item !== undefined, "an item");
      for (let extra = 0; extra < 10; extra += 1) {
        backend.data.items.push({ ...item, id: 1000 + extra, name: `part-${extra}.csv` });
      }
      const version = await (await open()).datasetVersion("DTV-2");
      const items = await version.items();
      equal(new Set(items.map(({ name }) => name)).size, 12);
      equal(items.length, 12);
      equal((await version.items({ limit: 5 })).length, 5);
      equal(await version.items().total(), 12);
      const iterated = new Set<string>();
      for await (const { name } of version.items({ pageSize: 4 })) {
        iterated.add(name);
      }
      equal(iterated.size, 12);
    },
  },
  {
    name: "reads a model version whole in one request, and models with their newest versions",
    options,
    run: async ({ open, host, count, backend }) => {
      const connection = await open();
      backend.requests.length = 0;
      const version = await connection.modelVersion("MDV-2");
      equal(backend.requests.length, 1);
      const { createdAt, updatedAt, ...data } = version.toJSON();
      ok(createdAt instanceof Date && updatedAt instanceof Date, "dates");
      equal(data, {
        kind: "modelVersion",
        id: "MDV-2",
        name: "Version 2",
        description: null,
        url: `${host}/browse/modelversion/MDV-2`,
        status: "STAGING",
        statusLabel: "Staging",
        risk: "LOW",
        approval: "Approved",
        technique: "random forest",
        library: "scikit-learn",
        inventoryId: "INV-1",
        starred: true,
        metrics: Object.fromEntries([
          ["auc", 0.9],
          ["f1", Number.NaN],
          ["__proto__", 1],
        ]),
        properties: { depth: "4" },
        creator: { name: "Ada", email: "ada@example.com" },
        phaseId: "PHA-1",
        iterationId: "ITR-1",
        model: { id: "MDL-1", name: "Forest" },
      });
      equal(Object.hasOwn(version.metrics, "__proto__"), true);
      ok(Number.isNaN(version.metrics["f1"]), "a metric with two values");
      ok(Object.isFrozen(version) && Object.isFrozen(version.metrics), "immutable");
      const project = await connection.project(1);
      backend.requests.length = 0;
      const models = await project.models();
      const newest = await Promise.all(models.map((model) => model.lastVersion()));
      equal(
        newest.map((last) => last?.metrics["auc"]),
        [0.9, undefined],
      );
      equal(newest[0]?.model?.id, "MDL-1");
      equal(backend.requests.length, 1);
      const model = await connection.model("MDL-1");
      equal([model.versionCount, model.versionStats.staging, model.type], [2, 1, "CLASSIFICATION"]);
      equal((await version.model?.lastVersion())?.id, "MDV-2");
      equal(count("getModelById"), 2);
      equal((await model.versions()).length, 2);
      // Parents that the answer does not hold are fetched when asked for, once.
      backend.requests.length = 0;
      for (const thing of [version, version]) {
        equal((await thing.phase())?.project.name, "Churn");
      }
      equal(count("getPhaseById"), 1);
      equal((await model.project())?.id, "PRJ-1");
      equal((await model.project())?.workspace.name, "Lab");
      equal(count("getProjectById"), 1);
    },
  },
  {
    name: "lists a thousand model versions in ten pages",
    options: {
      seed: {
        workspaces: [
          {
            name: "Lab",
            projects: [
              {
                name: "Big",
                models: [
                  {
                    name: "Many",
                    versions: Array.from({ length: 1000 }, (_, place) => ({
                      metrics: { auc: place / 1000 },
                    })),
                  },
                ],
              },
            ],
          },
        ],
      },
    },
    run: async ({ open, count }) => {
      const model = await (await open()).model(1);
      const versions = await model.versions();
      equal([versions.length, new Set(versions.map(({ id }) => id)).size], [1000, 1000]);
      equal(count("getModelVersionsList"), 10);
      ok(
        versions.every(({ metrics }) => typeof metrics["auc"] === "number"),
        "metrics",
      );
    },
  },
  {
    name: "reads lineage, reports, issues and the approval history of a version",
    options,
    run: async ({ open, host }) => {
      const connection = await open();
      const version = await connection.modelVersion(2);
      const { inputs, children } = await version.lineage();
      equal(
        inputs.map(({ id, kind, dataset }) => [id, kind, dataset?.name]),
        [["DTV-2", "datasetVersion", "Customers"]],
      );
      equal(children, { modelVersions: [], datasetVersions: [] });
      const data = await (inputs[0]?.lineage() ?? Promise.reject(new Error("no input")));
      equal(
        data.inputs.map(({ id }) => id),
        ["DTV-1"],
      );
      equal(
        data.children.modelVersions.map(({ id, model }) => [id, model?.name]),
        [["MDV-2", "Forest"]],
      );
      equal(
        (await version.reports()).map(({ name, modelVersion }) => [name, modelVersion?.id]),
        [["Validation", "MDV-2"]],
      );
      const [issue] = await version.issues();
      equal(
        [issue?.name, issue?.severity, issue?.statusLabel, issue?.report?.name],
        ["Bias", "Medium", "Not Started", "Model card"],
      );
      equal([issue?.modelVersion?.id, issue?.modelVersion?.model?.name], ["MDV-2", "Forest"]);
      equal(
        (await version.approvalHistory()).map(({ approval, date }) => [
          approval,
          date.toISOString().slice(0, 10),
        ]),
        [
          ["ToValidate", "2026-01-01"],
          ["Approved", "2026-02-01"],
        ],
      );
      const project = await connection.project(1);
      equal((await project.reports()).map(({ name, url }) => [name, url])[0], [
        "Model card",
        `${host}/project/PRJ-1/reports`,
      ]);
      const issues = await project.issues();
      const drift = issues.find(({ name }) => name === "Drift");
      equal(
        [drift?.severity, drift?.statusLabel, drift?.assignee?.name, drift?.dueDate?.getUTCMonth()],
        ["High", "In Progress", "Kofi", 4],
      );
      equal(issues.find(({ name }) => name === "Typo")?.severity, null);
    },
  },
  {
    name: "says that a feature is off, and takes it as on where the server cannot say",
    options: { ...options, features: { "list-reports": false } },
    run: async ({ open, backend }) => {
      const connection = await open();
      const project = await connection.project(1);
      const { message, facts } = await rejects(project.reports(), "CompatibilityError");
      match(message, /"list-reports" is switched off/);
      equal(facts["key"], "list-reports");
      backend.fail("isFeatureFlagEnabled", { error: { message: "Cannot query field" } });
      equal((await project.reports()).length, 2);
      const version = await connection.modelVersion(2);
      equal((await version.approvalHistory()).length, 2);
      backend.data.features["model-version-approval-history"] = false;
      await rejects(version.approvalHistory(), "CompatibilityError");
    },
  },
  {
    name: "reads tables, ragged ones too",
    options,
    run: async ({ open, backend }) => {
      const version = await (await open()).modelVersion(2);
      const { columns, rows } = await version.table("confusion");
      equal(columns, ["a", "b", "__proto__"]);
      equal(
        rows.map((row) => columns.map((column) => row[column])),
        [
          [1, null, null],
          [2, null, 3],
        ],
      );
      match(
        (await rejects(version.table("ghost"), "NotFoundError")).message,
        /table "ghost".*attachments\(\)/,
      );
      for (const content of [5, { data: 5 }, { data: [5] }, { rows: [] }]) {
        backend.fail("entityMetadataContent", {
          mutate: () => ({ data: { entityMetadataContent: content } }),
        });
        await rejects(version.table("confusion"), "ProtocolError");
      }
    },
  },
  {
    name: "tolerates versions whose model is gone, missing parents and words it does not know",
    options,
    run: async ({ open, backend }) => {
      const connection = await open();
      const change = (root: string, changes: Readonly<Record<string, unknown>>): void =>
        void backend.fail(root, {
          mutate: (answer): unknown =>
            JSON.parse(JSON.stringify(answer), (key, value: unknown) =>
              key === root && typeof value === "object" ? { ...value, ...changes } : value,
            ),
        });
      change("getModelVersion", {
        model: null,
        origins: null,
        createdBy: null,
        status: "SHADOW",
        approval: "Maybe",
        createdDate: "long ago",
      });
      const version = await connection.modelVersion(2);
      equal(
        [version.model, version.creator, version.phaseId, version.createdAt],
        [null, null, null, null],
      );
      equal([version.status, version.statusLabel, version.approval], ["SHADOW", "Shadow", "Maybe"]);
      change("getDatasetVersion", { dataSet: null, origins: { phase: null, iteration: null } });
      equal((await connection.datasetVersion(2)).dataset, null);
      change("getPhaseById", { status: "OnHold", owner: null, iterationsCount: null });
      equal((await connection.phase(1)).statusLabel, "On Hold");
      change("getModelVersion", { metrics: [{ key: "auc", value: "high" }] });
      match(
        (await rejects(connection.modelVersion(2), "ProtocolError")).message,
        /getModelVersion\.metrics\.0\.value/,
      );
    },
  },
  {
    name: "browses to everything that has an id, and refuses ids of other kinds",
    options,
    run: async ({ open }) => {
      const connection = await open();
      const things = await Promise.all(
        ["WSP-1", "PRJ-1", "PHA-1", "ITR-1", "DTS-1", "DTV-1", "MDL-1", "MDV-1"].map((id) =>
          connection.browse(id),
        ),
      );
      for (const thing of things) {
        equal((await connection.browse(thing.url)).toJSON(), thing.toJSON());
        structuredClone(thing.toJSON());
        ok(Object.isFrozen(thing), "immutable");
      }
      equal(
        things.map(({ kind }) => kind),
        [
          "workspace",
          "project",
          "phase",
          "iteration",
          "dataset",
          "datasetVersion",
          "model",
          "modelVersion",
        ],
      );
      match(
        (await rejects(connection.modelVersion("MDL-1"), "InvalidIdError")).message,
        /id of a model, not of a model version.*MDV-12/,
      );
      match((await rejects(connection.dataset("DST-1"), "InvalidIdError")).message, /DTS-12/);
      match(
        (await rejects(connection.datasetVersion("DSV-1"), "InvalidIdError")).message,
        /DTV-12/,
      );
      match(
        (await rejects(connection.model("Forest"), "InvalidIdError")).message,
        /"Forest" is no id of a model/,
      );
      match(
        (await rejects(connection.iteration("First"), "InvalidIdError")).message,
        /"First" is no id of an iteration\. Ids of iterations are written ITR-12\./,
      );
      const { message, facts } = await rejects(connection.modelVersion(99), "NotFoundError");
      match(message, /model version "MDV-99"/);
      equal([facts["resource"], facts["reference"]], ["modelVersion", "MDV-99"]);
    },
  },
];
