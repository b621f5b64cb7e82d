import type * as library from "../../../src/index.ts";
import type { BackendOptions } from "../../../src/testing/index.ts";
import { equal, match, ok, rejects } from "../assert.ts";
import type { Case, Stage } from "../world.ts";

const place: BackendOptions = {
  organization: { dfStatisticsRowThreshold: 3 },
  seed: {
    workspaces: [
      {
        name: "Lab",
        projects: [{ name: "Churn", phases: [{ name: "Modeling", iterations: [{}] }] }],
      },
    ],
  },
};

const rows = [
  { tenure: 1, plan: "basic" },
  { tenure: 2, plan: "pro" },
  { tenure: 6, plan: "pro" },
];

const abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

async function opened({ open }: Stage): Promise<library.Iteration> {
  return (await open({ code: false })).iteration(1);
}

/** The variables of the only request of this operation. */
function sent({ backend }: Stage, operation: string): Readonly<Record<string, unknown>> {
  const [request, ...others] = backend.requests.filter((one) => one.operation === operation);
  ok(request !== undefined && others.length === 0, `${operation} should be asked for once`);
  const { variables } = request;
  return typeof variables === "object" && variables !== null
    ? Object.fromEntries(Object.entries(variables))
    : {};
}

/** What was sent, in order, from the first registration on. */
function order({ backend }: Stage): readonly string[] {
  const names = backend.requests.map(({ operation, path }) => operation ?? path);
  return names.slice(names.findIndex((name) => name.startsWith("register")));
}

/** Models and datasets are registered, with all that belongs to them, and changed later. */
export const registering: readonly Case[] = [
  {
    name: "registers a model, then its files, tables and predictor",
    options: place,
    run: async (stage) => {
      const iteration = await opened(stage);
      const model = await iteration.logModel(
        {
          name: "churn",
          library: "xgboost",
          technique: "gradient boosting",
          metrics: { auc: 0.87, none: undefined },
          properties: { depth: 6, boosted: true },
          attachments: [
            new File(["png"], "roc.png", { type: "image/png" }),
            { name: "Lift", rows },
            { name: "notes.txt", data: "fine" },
          ],
          predictor: { framework: "XGBClassifier", file: new Blob(["pickle"]) },
          run: { id: "run 7", library: "MLFLOW" },
          info: { seed: "7" },
        },
        { section: " Candidates " },
      );
      equal(model, {
        id: "MDV-1",
        name: "Version 1",
        url: `${stage.host}/browse/modelversion/MDV-1`,
        parent: { name: "churn" },
        created: "model",
      });
      equal(order(stage), [
        "registerModel",
        "/api/entityfiles/modelversion/MDV-1",
        "/api/entityfiles/modelversion/MDV-1",
        "upsertEntityMetadata",
        "/api/entityfiles/modelversion/MDV-1",
      ]);
      const { iterationContext, data } = sent(stage, "registerModel");
      equal(iterationContext, { iterationId: "ITR-1", stepName: "Candidates" });
      const text = JSON.stringify(data);
      match(text, /"metrics":\[\{"key":"auc","value":0.87,"timestamp":"20[^"]*Z"\}\]/);
      match(text, /"key":"boosted","value":"true","timestamp"/);
      match(
        text,
        /"context":\{"url":null,"run":"run 7","library":"MLFLOW","extraInfo":\[\{"key":"seed","value":"7"\}\]\}/,
      );
      const version = await (await stage.open()).modelVersion("MDV-1");
      equal(
        [version.library, version.technique, version.metrics["auc"]],
        ["xgboost", "gradient boosting", 0.87],
      );
      equal(await (await version.download("roc.png")).text(), "png");
      equal((await version.table("Lift")).rows, rows);
    },
  },
  {
    name: "registers another version of a model, under a name that is made",
    options: place,
    run: async (stage) => {
      const iteration = await opened(stage);
      const first = await iteration.logModel({});
      const again = await iteration.log(stage.library.model({ name: "Modeling 1 model" }));
      equal([first.parent.name, first.created], ["Modeling 1 model", "model"]);
      equal([again.id, again.created], ["MDV-2", "version"]);
    },
  },
  {
    name: "registers a dataset of rows and files, and what is made from it",
    options: place,
    run: async (stage) => {
      const iteration = await opened(stage);
      const data = await iteration.logDataset({
        name: "churn",
        type: "MODELING",
        sources: [
          { rows, usage: "TRAINING" },
          { files: new File(["abc"], "test.csv", { lastModified: 0 }), usage: "TESTING" },
        ],
        columns: { tenure: "Months with us" },
        properties: { seed: 7 },
      });
      equal(data, {
        id: "DTV-1",
        name: "Version 1",
        url: `${stage.host}/browse/datasetversion/DTV-1`,
        parent: { name: "churn" },
        created: "dataset",
      });
      const model = await iteration.logModel({ derivedFrom: [data, data, "DTV-1"] });
      const text = JSON.stringify(sent(stage, "registerModel")["data"]);
      match(text, /"datasetInputs":\["DTV-1"\],"modelInputs":\[\]/);
      const connection = await stage.open();
      const { inputs } = await (await connection.modelVersion(model.id)).lineage();
      equal(
        inputs.map(({ id }) => id),
        ["DTV-1"],
      );
      const version = await connection.datasetVersion("DTV-1");
      const [table, file] = await version.items();
      ok(table !== undefined && file !== undefined, "there should be two items");
      equal([table.name, file.name, file.size], ["Dataframe", "test.csv", 3]);
      const [tenure] = await version.columns(table);
      equal([tenure?.name, tenure?.description], ["tenure", "Months with us"]);
      equal(tenure?.statistics?.numerical?.mean, 3);
      const wire = JSON.stringify(sent(stage, "registerDataset"));
      match(wire, new RegExp(`"fingerprint":"${abc}"`));
      match(wire, /"updatedDate":"1970-01-01T00:00:00.000Z"/);
      ok(!wire.includes("basic,") && !wire.includes('"abc"'), "no content should be sent");
    },
  },
  {
    name: "registers objects and tables that are elsewhere",
    options: place,
    run: async (stage) => {
      const iteration = await opened(stage);
      await iteration.logDataset({
        name: "lake",
        sources: [
          { objects: [{ uri: "s3://bucket/a/b.csv", size: 3 }, { uri: "s3://bucket/c.csv" }] },
          { tables: [{ path: "lab.sales.orders", rowsCount: 9 }], origin: "BIGQUERY" },
        ],
      });
      const text = JSON.stringify(sent(stage, "registerDataset"));
      match(text, /"size":3,"type":"FILES","usage":null,"origin":"S3"/);
      match(text, /"name":"a\/b.csv","filename":"b.csv","uri":"s3:\/\/bucket\/a\/b.csv"/);
      match(
        text,
        /"origin":"BIGQUERY","dbs":\[\{"rowsNumber":9,"columnsNumber":null,"type":"UNKNOWN"/,
      );
      match(text, /"name":"sales.orders".*"uri":"lab.sales.orders".*"tablename":"orders"/);
      equal(stage.count("getOrgConfig"), 0);
    },
  },
  {
    name: "sends nothing of a definition that cannot be right",
    options: place,
    run: async (stage) => {
      const iteration = await opened(stage);
      const before = stage.backend.requests.length;
      const file = new File(["x"], "a.csv");
      const wrong: readonly (() => Promise<unknown>)[] = [
        () => iteration.logModel({ name: "x".repeat(61) }),
        () => iteration.logModel({ metrics: { auc: Number.NaN } }),
        () => iteration.logModel({ attachments: [file, { name: "a.csv", rows: [] }] }),
        () => iteration.logModel({ attachments: [new File([], "empty.csv")] }),
        () => iteration.logModel({ attachments: [{ name: "Lift", rows: [{ a: 1 / 0 }] }] }),
        () => iteration.logModel({}, { section: " " }),
        () => iteration.logDataset({ type: "MODELING", sources: [{ rows, usage: "TRAINING" }] }),
        () => iteration.logDataset({ sources: [{ rows, files: [file, file] }] }),
        () => iteration.logDataset({ sources: [{ rows }], columns: { tenur: "Months" } }),
        () => iteration.logDataset({ sources: [{ objects: [{ uri: "https://a.example/b" }] }] }),
        () => iteration.logDataset({ sources: [{ tables: [{ path: "a" }], origin: "BIGQUERY" }] }),
      ];
      for (const act of wrong) {
        await rejects(act(), "InvalidRequestError");
      }
      await rejects(iteration.logModel({ derivedFrom: "DTS-1" }), "InvalidIdError");
      equal(stage.backend.requests.length, before, "requests");
    },
  },
  {
    name: "tells what is missing of a registration, and update() adds it",
    options: place,
    run: async (stage) => {
      const iteration = await opened(stage);
      stage.backend.fail(({ path }) => path.startsWith("/api/entityfiles"), { status: 413 }, 1);
      const lift = { name: "Lift", rows };
      const plot = new File(["png"], "roc.png");
      const { message, facts, error } = await rejects(
        iteration.logModel({ name: "churn", attachments: [lift, plot] }),
        "IncompleteWriteError",
      );
      match(
        message,
        /MDV-1 was registered, but this is missing: the file "roc.png", the table "Lift"/,
      );
      equal(
        [facts["code"], facts["id"], facts["done"], facts["missing"]],
        [
          "incomplete_write",
          "MDV-1",
          [],
          [
            { kind: "file", name: "roc.png" },
            { kind: "table", name: "Lift" },
          ],
        ],
      );
      ok(error.cause instanceof Error, "the cause should be told");
      equal(error.cause.name, "InvalidRequestError");
      equal(order(stage).slice(1), ["/api/entityfiles/modelversion/MDV-1"]);
      const version = await (await stage.open()).modelVersion("MDV-1");
      await version.update({ attachments: [plot, lift] });
      const names = (await version.attachments()).map(({ name }) => name);
      equal(names.toSorted(), ["Lift", "roc.png"]);
    },
  },
  {
    name: "changes a model version step by step, and reads it anew",
    options: place,
    run: async (stage) => {
      await (await opened(stage)).logModel({ metrics: { auc: 0.8, f1: 0.5 } });
      const version = await (await stage.open()).modelVersion("MDV-1");
      const changed = await version.update({
        status: "STAGING",
        metrics: { auc: 0.88 },
        properties: { depth: 7 },
        attachments: [{ name: "notes.txt", data: "fine" }],
      });
      equal(
        [changed.status, changed.metrics["auc"], changed.metrics["f1"], changed.properties],
        ["STAGING", 0.88, 0.5, { depth: "7" }],
      );
      equal(order(stage).slice(-5), [
        "updateModelVersion",
        "/api/entityfiles/modelversion/MDV-1",
        "upsertEntityMetrics",
        "upsertEntityProperties",
        "getModelVersion",
      ]);
      equal(version.status, "EXPERIMENTATION", "the version in hand");
      await rejects(version.update({}), "InvalidRequestError");
      stage.backend.fail(({ operation }) => operation === "upsertEntityMetrics", { status: 500 });
      const { facts } = await rejects(
        version.update({ status: "PRODUCTION", metrics: { auc: 1 }, properties: { a: 1 } }),
        "IncompleteWriteError",
      );
      equal(
        [facts["done"], facts["missing"]],
        [[{ kind: "status" }], [{ kind: "metrics" }, { kind: "properties" }]],
      );
    },
  },
  {
    name: "changes a dataset version step by step, and reads it anew",
    options: place,
    run: async (stage) => {
      await (await opened(stage)).logDataset({ sources: [{ rows }] });
      const version = await (await stage.open()).datasetVersion("DTV-1");
      const changed = await version.update({
        columns: { plan: "What was bought" },
        attachments: [{ name: "Sample", rows }],
        properties: { seed: 7 },
      });
      equal(changed.properties, { seed: "7" });
      equal(order(stage).slice(-4), [
        "upsertEntityProperties",
        "upsertEntityMetadata",
        "updateDatasetVersion",
        "getDatasetVersion",
      ]);
      const [table] = await changed.items();
      ok(table !== undefined, "there should be an item");
      equal(
        (await changed.columns(table)).map(({ description }) => description),
        [null, "What was bought"],
      );
    },
  },
  {
    name: "names the code that it was told of, without the secrets of its address",
    options: place,
    run: async (stage) => {
      const code = {
        repository: "churn",
        branch: "main",
        commit: "0123456789abcdef0123456789abcdef01234567",
        uri: "https://gitlab-ci-token:glcbt-SECRET@gitlab.example/acme/churn.git",
      };
      const iteration = await (await stage.open({ code })).iteration(1);
      await iteration.logModel({});
      const text = JSON.stringify(sent(stage, "registerModel")["data"]);
      match(text, /"repositoryName":"churn","branchName":"main","commitHash":"0123/);
      match(text, /"isDirty":null,"uri":"https:\/\/gitlab.example\/acme\/churn"/);
      ok(!text.includes("SECRET"), "the token should not be sent");
      await iteration.logDataset({ code: false });
      equal(JSON.stringify(sent(stage, "registerDataset")).includes('"codeVersion":null'), true);
    },
  },
];
