import { describe, expect, it } from "vitest";
import { type Backend, createBackend } from "../../../../../src/testing/index.ts";
import { everythingSeed } from "../../everything-seed.ts";
import { refused, type ProtocolClient, protocolClient } from "../../protocol-client.ts";

const now = Date.UTC(2030, 0);
const date = "2030-01-01T00:00:00.000Z";

async function world(): Promise<[Backend, ProtocolClient]> {
  const backend = createBackend({ seed: everythingSeed, now: () => now });
  return [backend, await protocolClient(backend)];
}

const iterationContext = { iterationId: "ITR-2", stepName: "Results" };

/** As the official client sends it: every key, null for what is not given. */
const file = (fields: object = {}): object => ({
  size: 12,
  name: "data/new.csv",
  updatedDate: "2026-01-01T00:00:00Z",
  createdDate: null,
  uri: "file:///data/new.csv",
  columns: [
    {
      name: "a",
      dataType: "int64",
      categoryType: "NUMERICAL",
      description: "An a",
      statistics: {
        numerical: {
          missing: 0,
          mean: 1.5,
          stdDeviation: 0.5,
          quantiles: { qMin: 1, q25: 1, q50: 1.5, q75: 2, qMax: 2 },
        },
      },
    },
    { name: "b", dataType: "string", statistics: {} },
  ],
  skippedStatistics: false,
  extraMetadata: [{ key: "format", value: "delta", displayName: "Format" }],
  fingerprint: "abc",
  mimeType: null,
  filename: "new.csv",
  rowsNumber: 2,
  columnsNumber: 2,
  ...fields,
});

const dataset = (fields: object = {}): object => ({
  name: "Fresh",
  type: "CLEAN",
  datasetSources: [
    { size: 12, type: "FILES", usage: "TRAINING", origin: "LOCAL", files: [file()] },
  ],
  datasetInputs: ["DTV-1", "DTV-1"],
  modelInputs: ["MDV-1"],
  codeVersion: { gitVersion: { repositoryName: "r" }, databricksVersion: null },
  properties: [{ key: "k", value: "v", timestamp: date }],
  ...fields,
});

const registerDataset = (talk: ProtocolClient, data: object, context: object = iterationContext) =>
  talk.graphql(
    `mutation registerDataset($iterationContext: IterationContextInput!, $data: DatasetRegisterInput!) {
      registerDataset(iterationContext: $iterationContext, data: $data) {
        datasetVersion { vecticeId name origin { id } dataSet { name projectId } } useExistingDataset useExistingVersion __typename } }`,
    { iterationContext: context, data },
  );

const model = (fields: object = {}): object => ({
  name: "Boosted",
  modelType: "OTHER",
  status: "EXPERIMENTATION",
  datasetInputs: ["DTV-3"],
  modelInputs: null,
  metrics: [{ key: "auc", value: 0.5, timestamp: date }],
  properties: null,
  algorithmName: "boosting",
  framework: "xgboost",
  codeVersion: null,
  context: { url: null, run: "r1", library: "MLFLOW", extraInfo: null },
  ...fields,
});

const registerModel = (talk: ProtocolClient, data: object, context: object = iterationContext) =>
  talk.graphql(
    `mutation registerModel($iterationContext: IterationContextInput!, $data: ModelRegisterInput!) {
      registerModel(iterationContext: $iterationContext, data: $data) {
        modelVersion { vecticeId name version description algorithmName framework modelId model { name projectId } origin { id } }
        useExistingModel __typename } }`,
    { iterationContext: context, data },
  );

describe("a dataset that is registered", () => {
  it("is new, with its first version, linked to the iteration and to what it is made from", async () => {
    const [backend, talk] = await world();
    expect(await registerDataset(talk, dataset())).toEqual({
      data: {
        registerDataset: {
          datasetVersion: {
            vecticeId: "DTV-5",
            name: "Version 1",
            origin: { id: 7 },
            dataSet: { name: "Fresh", projectId: 1 },
          },
          useExistingDataset: false,
          useExistingVersion: false,
          __typename: "DatasetRegisterResultOutput",
        },
      },
    });
    expect(
      await talk.graphql(`{ getDatasetVersion(datasetVersionId: "DTV-5") {
        createdDate createdBy { name } sourceOrigin properties { key value } inputs { vecticeId }
        origins { phase { name } iteration { vecticeId } } dataSet { type versionCount }
        datasetSources { type usage size itemsCount columnsCount files { items { name filename uri size rowsNumber extraMetadata { key value } } } } }
        getModelVersion(modelVersionId: "MDV-1") { children { datasetVersions { vecticeId } } } }`),
    ).toEqual({
      data: {
        getDatasetVersion: {
          createdDate: date,
          createdBy: { name: "Ada" },
          sourceOrigin: "LOCAL",
          properties: [{ key: "k", value: "v" }],
          inputs: [{ vecticeId: "DTV-1" }],
          origins: { phase: { name: "Modeling" }, iteration: { vecticeId: "ITR-2" } },
          dataSet: { type: "CLEAN", versionCount: 1 },
          datasetSources: [
            {
              type: "FILES",
              usage: "TRAINING",
              size: 12,
              itemsCount: 1,
              columnsCount: 2,
              files: {
                items: [
                  {
                    name: "data/new.csv",
                    filename: "new.csv",
                    uri: "file:///data/new.csv",
                    size: 12,
                    rowsNumber: 2,
                    extraMetadata: [{ key: "format", value: "delta" }],
                  },
                ],
              },
            },
          ],
        },
        getModelVersion: { children: { datasetVersions: [{ vecticeId: "DTV-5" }] } },
      },
    });
    const item = backend.data.items.at(-1);
    expect(item?.columns).toMatchObject([
      { name: "a", description: "An a", statistics: { numerical: { mean: 1.5 } } },
      { name: "b", statistics: null },
    ]);
    expect(backend.data.assets.at(-1)).toMatchObject({
      datasetVersion: "DTV-5",
      section: "Results",
    });
    expect(backend.data.datasetVersions.at(-1)?.codeVersion).toMatchObject({
      gitVersion: { repositoryName: "r" },
    });
    expect(backend.data.activities.at(-1)).toMatchObject({ targetType: "DataSetVersion", date });
  });

  it("is linked again where its sources have not changed, touched or not", async () => {
    const [backend, talk] = await world();
    const sourced = (fields: object, source: object = {}): object =>
      dataset({ datasetSources: [{ type: "FILES", files: [file(fields)], ...source }] });
    const steps: [object, string, boolean, boolean][] = [
      [sourced({}), "DTV-5", false, false],
      [sourced({}), "DTV-5", true, true],
      [sourced({ updatedDate: "2027-01-01T00:00:00Z" }), "DTV-5", true, true],
      [sourced({ fingerprint: "abd" }), "DTV-6", true, false],
      [sourced({ fingerprint: null }), "DTV-7", true, false],
      [sourced({ fingerprint: null, updatedDate: null }), "DTV-8", true, false],
      [sourced({}, { usage: "TESTING" }), "DTV-9", true, false],
    ];
    for (const [data, vecticeId, useExistingDataset, useExistingVersion] of steps) {
      expect(await registerDataset(talk, data)).toMatchObject({
        data: {
          registerDataset: {
            datasetVersion: { vecticeId },
            useExistingDataset,
            useExistingVersion,
          },
        },
      });
    }
    expect(backend.data.datasetVersions.map(({ name }) => name).slice(4)).toEqual([
      "Version 1",
      "Version 2",
      "Version 3",
      "Version 4",
      "Version 5",
    ]);
    expect(backend.data.assets.filter((asset) => asset.datasetVersion === "DTV-5")).toHaveLength(1);
    const elsewhere = { iterationId: "ITR-3", stepName: null };
    await registerDataset(talk, sourced({}, { usage: "TESTING" }), elsewhere);
    expect(backend.data.assets.at(-1)).toMatchObject({
      iteration: "ITR-3",
      datasetVersion: "DTV-9",
      section: null,
    });
  });

  it("may come from a database, or from nowhere", async () => {
    const [backend, talk] = await world();
    const table = {
      name: "db.t",
      tablename: "t",
      type: "UNKNOWN",
      size: null,
      columns: [{ name: "c", dataType: "INT", statistics: {}, isPK: true, nullable: false }],
    };
    const source = { type: "DB", origin: "SNOWFLAKE", size: null, usage: null, dbs: [table] };
    await registerDataset(talk, dataset({ datasetSources: [source] }));
    expect(backend.data.items.at(-1)).toMatchObject({ location: "t", columnsNumber: 1 });
    expect(
      await registerDataset(talk, dataset({ name: "None", datasetSources: [] })),
    ).toHaveProperty("data.registerDataset");
  });

  it.each([
    [dataset({ name: "  " }), refused(400)],
    [dataset({ datasetInputs: ["DTV-99"] }), refused(404, "rights_guard")],
    [dataset({ modelInputs: ["DTV-1"] }), refused(400)],
    [
      dataset({
        properties: [
          { key: "k", value: "1" },
          { key: "k", value: "2" },
        ],
      }),
      refused(400),
    ],
    [
      dataset({
        datasetSources: [
          {
            type: "FILES",
            files: [file({ columns: [{ name: "a", dataType: "x", statistics: { text: 3 } }] })],
          },
        ],
      }),
      refused(400),
    ],
  ])("is refused, and nothing is left of it: %#", async (data, expected) => {
    const [backend, talk] = await world();
    const before = structuredClone(backend.data);
    expect(
      await registerDataset(talk, data, { iterationId: "ITR-2", stepName: "Other" }),
    ).toMatchObject(expected);
    expect(backend.data).toEqual(before);
  });
});

describe("a model that is registered", () => {
  it("is new, or a version more of the one of that name", async () => {
    const [backend, talk] = await world();
    expect(await registerModel(talk, model())).toEqual({
      data: {
        registerModel: {
          modelVersion: {
            vecticeId: "MDV-3",
            name: "Version 1",
            version: 1,
            description: null,
            algorithmName: "boosting",
            framework: "xgboost",
            modelId: 3,
            model: { name: "Boosted", projectId: 1 },
            origin: { id: 7 },
          },
          useExistingModel: false,
          __typename: "ModelRegisterResultOutput",
        },
      },
    });
    expect(await registerModel(talk, model({ name: "Scorer" }))).toMatchObject({
      data: {
        registerModel: {
          modelVersion: {
            vecticeId: "MDV-4",
            name: "Version 3",
            version: 3,
            modelId: 1,
            origin: { id: 8 },
          },
          useExistingModel: true,
        },
      },
    });
    expect(backend.data.models[0]).toMatchObject({ updatedDate: date });
    expect(
      await talk.graphql(`{ getModelVersion(modelVersionId: "MDV-3") { status metrics { key value } inputs { vecticeId }
        origins { iteration { vecticeId } } } getModelById(modelId: "MDL-1") { versionCount lastVersion { vecticeId } versionStats { experimentationCount } } }`),
    ).toEqual({
      data: {
        getModelVersion: {
          status: "EXPERIMENTATION",
          metrics: [{ key: "auc", value: 0.5 }],
          inputs: [{ vecticeId: "DTV-3" }],
          origins: { iteration: { vecticeId: "ITR-2" } },
        },
        getModelById: {
          versionCount: 3,
          lastVersion: { vecticeId: "MDV-4" },
          versionStats: { experimentationCount: 2 },
        },
      },
    });
    expect(backend.data.modelVersions[2]).toMatchObject({ context: { run: "r1" } });
    expect(backend.data.assets.at(-1)).toMatchObject({ modelVersion: "MDV-4", section: "Results" });
  });

  it.each([
    [model({ name: "" }), refused(400), iterationContext],
    [model({ name: "x".repeat(61) }), refused(400), iterationContext],
    [model({ modelInputs: ["MDV-99"] }), refused(404, "rights_guard"), iterationContext],
    [
      model({
        metrics: [
          { key: "a", value: 1 },
          { key: "a", value: 2 },
        ],
      }),
      refused(400),
      iterationContext,
    ],
    [model(), refused(412, "iteration_not_writable"), { iterationId: "ITR-1" }],
    [model(), refused(404, "rights_guard"), { iterationId: "ITR-99" }],
    [model(), refused(400), { iterationId: "ITR-2", stepName: "x".repeat(61) }],
  ])("is refused, and nothing is left of it: %#", async (data, expected, context) => {
    const [backend, talk] = await world();
    const before = structuredClone(backend.data);
    expect(await registerModel(talk, data, context)).toMatchObject(expected);
    expect(backend.data).toEqual(before);
  });
});
