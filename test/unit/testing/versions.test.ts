import { describe, expect, it } from "vitest";
import { createBackend } from "../../../src/testing/index.ts";
import { everythingSeed } from "./everything-seed.ts";
import { refused, protocolClient } from "./protocol-client.ts";

const ask = async (query: string, user = 0): Promise<unknown> =>
  (await protocolClient(createBackend({ seed: everythingSeed, pageLimit: 50 }), user)).graphql(
    query,
  );

describe("datasets", () => {
  it("count their versions and know the last one", async () => {
    expect(
      await ask(`{ getDatasetList(projectId: "PRJ-1", page: { size: 1, index: 2 }) {
        items { vecticeId name type versionCount lastVersion { vecticeId name } project { name } projectId } page { index size } total } }`),
    ).toEqual({
      data: {
        getDatasetList: {
          items: [
            {
              vecticeId: "DTS-2",
              name: "Clean",
              type: "CLEAN",
              versionCount: 2,
              lastVersion: { vecticeId: "DTV-3", name: "Second" },
              project: { name: "Loans" },
              projectId: 1,
            },
          ],
          page: { index: 2, size: 1 },
          total: 2,
        },
      },
    });
  });

  it("have resources: files or tables, by page and by usage", async () => {
    expect(
      await ask(`{
        files: resourcesItems(datasetVersionId: "DTV-1") {
          usage type size itemsCount columnsCount files(page: { size: 1 }) { items { id name filename uri } total } tables { total } }
        training: resourcesItems(datasetVersionId: "DTV-3", resourceType: TRAINING) {
          usage type files { total } tables { items { id name tablename } total } }
        all: resourcesItems(datasetVersionId: "DTV-3", resourceType: null) { usage }
        none: resourcesItems(datasetVersionId: "DTV-1", resourceType: VALIDATION) { usage }
      }`),
    ).toEqual({
      data: {
        files: [
          {
            usage: null,
            type: "FILES",
            size: 1200,
            itemsCount: 2,
            columnsCount: 2,
            files: {
              items: [
                {
                  id: 1,
                  name: "loans.csv",
                  filename: "loans.csv",
                  uri: "s3://loans/loans.csv",
                },
              ],
              total: 2,
            },
            tables: null,
          },
        ],
        training: [
          {
            usage: "TRAINING",
            type: "DB",
            files: null,
            tables: { items: [{ id: 3, name: "train", tablename: "train" }], total: 1 },
          },
        ],
        all: [{ usage: "TRAINING" }, { usage: "TESTING" }],
        none: [],
      },
    });
  });

  it("have columns with statistics, by page", async () => {
    expect(
      await ask(`{ sourceColumns(id: 1, columnSourceType: FileSourceColumn, page: { size: 1 }) {
        items { name categoryType description statistics { numerical { mean missing quantiles { q50 qMax } } text { unique } } } total } }`),
    ).toEqual({
      data: {
        sourceColumns: {
          items: [
            {
              name: "amount",
              categoryType: "NUMERICAL",
              description: "In euro",
              statistics: {
                numerical: { mean: 3, missing: null, quantiles: { q50: 2, qMax: null } },
                text: null,
              },
            },
          ],
          total: 2,
        },
      },
    });
    for (const [id, type] of [
      [1, "DBColumnSource"],
      [3, "FileSourceColumn"],
      [99, "DBColumnSource"],
      [1.5, "FileSourceColumn"],
    ]) {
      expect(
        await ask(`{ sourceColumns(id: ${id}, columnSourceType: ${type}) { total } }`),
      ).toMatchObject(refused(404, "rights_guard"));
    }
  });

  it("know whether they have a column, and a description for each", async () => {
    expect(
      await ask(`{
        yes: hasColumn(datasetVersionId: "DTV-1", column: "paid")
        no: hasColumn(datasetVersionId: "DTV-1", column: "Paid")
        getDatasetVersion(datasetVersionId: "DTV-1") { hasColumnWithoutDescription sourceOrigin }
        none: getDatasetVersion(datasetVersionId: "DTV-2") { hasColumnWithoutDescription properties { key value } }
      }`),
    ).toEqual({
      data: {
        yes: true,
        no: false,
        getDatasetVersion: { hasColumnWithoutDescription: true, sourceOrigin: "S3" },
        none: { hasColumnWithoutDescription: false, properties: [{ key: "rows", value: "40" }] },
      },
    });
  });
});

describe("models", () => {
  it("count their versions by status, and may have none", async () => {
    expect(
      await ask(`{ getModelList(projectId: "PRJ-1") {
        items { name versionCount versionStats { experimentationCount retiredCount productionCount } lastVersion { version } } } }`),
    ).toEqual({
      data: {
        getModelList: {
          items: [
            {
              name: "Scorer",
              versionCount: 2,
              versionStats: { experimentationCount: 1, retiredCount: 1, productionCount: 0 },
              lastVersion: { version: 2 },
            },
            {
              name: "Empty",
              versionCount: 0,
              versionStats: { experimentationCount: 0, retiredCount: 0, productionCount: 0 },
              lastVersion: null,
            },
          ],
        },
      },
    });
  });

  it("have metrics and properties as they were given, twice or oddly named too", async () => {
    expect(
      await ask(`{
        getModelVersion(modelVersionId: "MDV-2") { status risk approval modelId metrics { key value } properties { key value } }
        ModelVersionApprovalStatusDates(modelVersionId: "MDV-2") { validatedDate approvedDate }
      }`),
    ).toEqual({
      data: {
        getModelVersion: {
          status: "EXPERIMENTATION",
          risk: "UNDEFINED",
          approval: "Validated",
          modelId: 1,
          metrics: [
            { key: "auc", value: 0.8 },
            { key: "auc", value: 0.9 },
            { key: "__proto__", value: 1 },
          ],
          properties: [{ key: "depth", value: "6" }],
        },
        ModelVersionApprovalStatusDates: {
          validatedDate: "2026-03-01T00:00:00.000Z",
          approvedDate: null,
        },
      },
    });
  });

  it("page through ten thousand versions without a wait", async () => {
    const versions = Array.from({ length: 10_000 }, (_, place) => ({
      metrics: { auc: place / 10_000 },
      inputs: ["DTV-1"],
    }));
    const talk = await protocolClient(
      createBackend({
        seed: {
          workspaces: [
            {
              name: "W",
              projects: [
                {
                  name: "P",
                  datasets: [{ name: "D", versions: [{}] }],
                  models: [{ name: "M", versions }],
                },
              ],
            },
          ],
        },
      }),
    );
    const query = `query q($index: Int) { getModelVersionsList(modelId: "MDL-1", page: { index: $index, size: 100 }) {
      items { vecticeId metrics { value } inputs { vecticeId } origins { iteration { name } } model { vecticeId } } total } }`;
    const start = performance.now();
    const answers: unknown[] = [];
    for (let index = 1; index <= 100; index += 1) {
      answers.push(await talk.graphql(query, { index }));
    }
    expect(performance.now() - start).toBeLessThan(8000);
    expect(answers.at(-1)).toMatchObject({
      data: {
        getModelVersionsList: {
          total: 10_000,
          items: [{ vecticeId: "MDV-9901", inputs: [{ vecticeId: "DTV-1" }] }, ...others(99)],
        },
      },
    });
  });
});

const others = (count: number): object[] => Array.from({ length: count }, () => ({}));

describe("the organization", () => {
  it("says the limits of statistics that it was given", async () => {
    const query =
      "{ getOrgConfig { organization { configuration { dfStatisticsRowThreshold dfStatisticsSampleRows dfStatisticsMaxColumns } } } }";
    const configuration = { dfStatisticsRowThreshold: 7, dfStatisticsMaxColumns: 3 };
    const talk = await protocolClient(createBackend({ organization: configuration }));
    expect(await talk.graphql(query)).toEqual({
      data: {
        getOrgConfig: {
          organization: { configuration: { ...configuration, dfStatisticsSampleRows: 500 } },
        },
      },
    });
  });
});

describe("lineage", () => {
  it("tells inputs, children and origins, in circles too", async () => {
    expect(
      await ask(`{
        getDatasetVersion(datasetVersionId: "DTV-1") {
          inputs { vecticeId inputs { vecticeId inputs { vecticeId } } }
          children { modelVersions { vecticeId } datasetVersions { vecticeId children { datasetVersions { vecticeId } } } }
          origins { phase { name } }
        }
        getModelVersion(modelVersionId: "MDV-2") {
          origin { id } origins { phase { name } iteration { vecticeId } } inputs { vecticeId }
        }
        first: getModelVersion(modelVersionId: "MDV-1") { origins { iteration { vecticeId } } inputs { vecticeId } children { modelVersions { vecticeId } } }
      }`),
    ).toEqual({
      data: {
        getDatasetVersion: {
          inputs: [
            {
              vecticeId: "DTV-3",
              inputs: [
                { vecticeId: "DTV-1", inputs: [{ vecticeId: "DTV-3" }] },
                { vecticeId: "DTV-2", inputs: [{ vecticeId: "DTV-1" }] },
              ],
            },
          ],
          children: {
            modelVersions: [],
            datasetVersions: [
              { vecticeId: "DTV-2", children: { datasetVersions: [{ vecticeId: "DTV-3" }] } },
              { vecticeId: "DTV-3", children: { datasetVersions: [{ vecticeId: "DTV-1" }] } },
              { vecticeId: "DTV-4", children: { datasetVersions: [] } },
            ],
          },
          origins: { phase: null },
        },
        getModelVersion: {
          origin: { id: 5 },
          origins: { phase: { name: "Modeling" }, iteration: { vecticeId: "ITR-2" } },
          inputs: [{ vecticeId: "DTV-3" }],
        },
        first: {
          origins: { iteration: null },
          inputs: [],
          children: { modelVersions: [{ vecticeId: "MDV-2" }] },
        },
      },
    });
  });

  it("ends where another workspace begins that one does not see", async () => {
    const query = '{ getDatasetVersion(datasetVersionId: "DTV-4") { inputs { vecticeId } } }';
    expect(await ask(query, 0)).toEqual({
      data: { getDatasetVersion: { inputs: [{ vecticeId: "DTV-1" }] } },
    });
    expect(await ask(query, 1)).toEqual({ data: { getDatasetVersion: { inputs: [] } } });
  });

  it("is refused in a seed that speaks of what is not there", () => {
    const seed = (inputs: string[]): object => ({
      workspaces: [
        { name: "W", projects: [{ name: "P", models: [{ name: "M", versions: [{ inputs }] }] }] },
      ],
    });
    expect(() => createBackend({ seed: seed(["Nothing"]) })).toThrow(/speaks of "Nothing"/);
    expect(() => createBackend({ seed: seed(["M / Version 2"]) })).toThrow(/M \/ Version 2/);
  });
});

describe("attachments", () => {
  it("are files and tables", async () => {
    expect(
      await ask(`{
        dataset: attachments(entityId: "DTV-3", entityType: DATASET_VERSION) { name attachmentType }
        iteration: attachments(entityId: "ITR-2", entityType: ITERATION) { name attachmentType }
        none: attachments(entityId: "MDV-1", entityType: MODEL_VERSION) { id }
        table: entityMetadataContent(entityId: "MDV-2", entityType: MODEL_VERSION, table: "Lift")
      }`),
    ).toEqual({
      data: {
        dataset: [
          { name: "profile.html", attachmentType: "ENTITY_FILE" },
          { name: "Checks", attachmentType: "ENTITY_METADATA" },
        ],
        iteration: [
          { name: "a.txt", attachmentType: "ENTITY_FILE" },
          { name: "Sums", attachmentType: "ENTITY_METADATA" },
        ],
        none: [],
        table: { data: [{ decile: 1, lift: 3 }, { decile: 2 }] },
      },
    });
  });

  it("are refused for a table that is not there, and for another kind", async () => {
    expect(
      await ask(
        '{ entityMetadataContent(entityId: "MDV-2", entityType: MODEL_VERSION, table: "lift") }',
      ),
    ).toMatchObject(refused(404));
    expect(
      await ask('{ attachments(entityId: "MDV-2", entityType: ITERATION) { name } }'),
    ).toMatchObject(refused(400));
  });
});

describe("reports and issues", () => {
  it("are the project's, or one model version's", async () => {
    expect(
      await ask(`{
        project: CDTReports(type: PROJECT, filters: { projectId: "PRJ-1" }) { items { name createdBy { name } modelVersion { vecticeId } } total }
        version: CDTReports(filters: { modelVersionId: "MDV-2" }) { items { name } }
        issues: Findings(type: PROJECT, filters: { projectId: "PRJ-1" }, page: { size: 2, index: 2 }) {
          items { name severity status report { name } owner { name } reviewer { name } modelVersion { vecticeId } } total }
        late: Findings(type: MODEL_VERSION, filters: { modelVersionId: "MDV-2" }) { items { name modelVersion { vecticeId } } }
      }`),
    ).toEqual({
      data: {
        project: {
          items: [
            { name: "Overview", createdBy: { name: "Ada" }, modelVersion: null },
            { name: "Card", createdBy: { name: "Ada" }, modelVersion: { vecticeId: "MDV-2" } },
          ],
          total: 2,
        },
        version: { items: [{ name: "Card" }] },
        issues: {
          items: [
            {
              name: "Odd",
              severity: null,
              status: "Completed",
              report: null,
              owner: null,
              reviewer: null,
              modelVersion: null,
            },
          ],
          total: 3,
        },
        late: { items: [{ name: "Drift", modelVersion: { vecticeId: "MDV-2" } }] },
      },
    });
  });

  it.each([
    "filters: {}",
    'type: PROJECT, filters: { modelVersionId: "MDV-2" }',
    'type: MODEL_VERSION, filters: { projectId: "PRJ-1" }',
  ])("are refused for %s", async (args) => {
    expect(await ask(`{ CDTReports(${args}) { total } }`)).toMatchObject(refused(400));
  });
});

describe("features", () => {
  it("are on, unless they are switched off, and can be changed", async () => {
    const backend = createBackend({ features: { "list-reports": false } });
    const talk = await protocolClient(backend);
    const flags = `{ a: isFeatureFlagEnabled(code: "list-reports") b: isFeatureFlagEnabled(code: "toString") }`;
    expect(await talk.graphql(flags)).toEqual({ data: { a: false, b: true } });
    backend.data.features["list-reports"] = true;
    expect(await talk.graphql(flags)).toEqual({ data: { a: true, b: true } });
  });
});
