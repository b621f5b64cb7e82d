import { describe, expect, it } from "vitest";
import { type Backend, createBackend } from "../../../../../src/testing/index.ts";
import { everythingSeed } from "../../everything-seed.ts";
import { refused, type ProtocolClient, protocolClient } from "../../protocol-client.ts";

const date = "2030-01-01T00:00:00.000Z";

async function world(): Promise<[Backend, ProtocolClient]> {
  const backend = createBackend({ seed: everythingSeed, now: () => Date.parse(date) });
  return [backend, await protocolClient(backend)];
}

describe("a version that is there", () => {
  it("takes another status, and its model's counts follow", async () => {
    const [backend, talk] = await world();
    expect(
      await talk.graphql(
        'mutation m { updateModelVersion(modelVersionId: "MDV-1", data: { status: PRODUCTION }) { vecticeId status updatedDate model { versionStats { productionCount retiredCount } } } }',
      ),
    ).toEqual({
      data: {
        updateModelVersion: {
          vecticeId: "MDV-1",
          status: "PRODUCTION",
          updatedDate: date,
          model: { versionStats: { productionCount: 1, retiredCount: 0 } },
        },
      },
    });
    expect(backend.data.models[0]?.updatedDate).toBe(date);
    expect(backend.data.activities.at(-1)).toMatchObject({
      targetType: "ModelVersion",
      targetId: 1,
    });
  });

  it("takes descriptions of columns, and leaves the others", async () => {
    const [backend, talk] = await world();
    await talk.graphql(
      'mutation m { updateDatasetVersion(datasetVersionId: "DTV-1", data: { columnsDescription: [{ name: "paid", description: "P" }, { name: "none", description: "N" }] }) { vecticeId } }',
    );
    expect(backend.data.items[0]?.columns).toMatchObject([
      { name: "amount", description: "In euro" },
      { name: "paid", description: "P" },
    ]);
    expect(backend.data.datasets[0]?.updatedDate).toBe(date);
  });

  it.each([
    ["MDV-2", "modelVersion", "depth", "6"],
    ["DTV-2", "dataSetVersion", "rows", "40"],
  ])("%s takes properties, and tells all that it has", async (id, type, key, value) => {
    const [, talk] = await world();
    const upsert = (list: object[]): Promise<unknown> =>
      talk.graphql(
        `mutation m($list: [UpsertEntityPropertyInput!]!) { upsertEntityProperties(entityType: ${type}, entityId: "${id}", upsertPropertyList: $list) { items { key value } total } }`,
        { list },
      );
    expect(await upsert([])).toEqual({
      data: { upsertEntityProperties: { items: [{ key, value }], total: 1 } },
    });
    const list = [
      { key: "new", value: "n" },
      { key, value: "7" },
    ];
    expect(await upsert(list)).toEqual({
      data: {
        upsertEntityProperties: {
          items: [
            { key, value: "7" },
            { key: "new", value: "n" },
          ],
          total: 2,
        },
      },
    });
    expect(
      await upsert([
        { key, value: "1" },
        { key, value: "2" },
      ]),
    ).toMatchObject(refused(400));
  });

  it("takes metrics; a key that stood there twice stands there once", async () => {
    const [, talk] = await world();
    expect(
      await talk.graphql(
        'mutation m { upsertEntityMetrics(entityType: modelVersion, entityId: "MDV-2", upsertMetricList: [{ key: "auc", value: 1 }]) { items { key value } } }',
      ),
    ).toEqual({
      data: {
        upsertEntityMetrics: {
          items: [
            { key: "auc", value: 1 },
            { key: "__proto__", value: 1 },
          ],
        },
      },
    });
  });

  it.each([
    ["MDV-2", "MODEL_VERSION", "modelversion"],
    ["DTV-3", "DATASET_VERSION", "datasetversion"],
    ["ITR-2", "ITERATION", "iteration"],
  ])("%s takes tables; one of the same name is replaced", async (id, type, kind) => {
    const [backend, talk] = await world();
    const upsert = (data: object[]): Promise<unknown> =>
      talk.graphql(
        `mutation m($data: [EntityMetadataCreateInput!]!) { upsertEntityMetadata(entityId: "${id}", entityType: ${type}, data: $data) { name } }`,
        { data },
      );
    const tables = [
      { name: "One", content: { data: [{ a: 1 }] } },
      { name: "Two", content: { data: [] } },
    ];
    expect(await upsert(tables)).toEqual({
      data: { upsertEntityMetadata: [{ name: "One" }, { name: "Two" }] },
    });
    const count = backend.data.tables.length;
    await upsert([{ name: "One", content: { data: [{ a: 2 }] } }]);
    expect(backend.data.tables).toHaveLength(count);
    expect(await (await talk.send(`/api/attachments/${kind}/${id}/One`)).text()).toBe("a\r\n2\r\n");
    expect(await upsert([{ name: "Bad", content: {} }])).toMatchObject(refused(400));
    expect(await upsert([{ name: "", content: { data: [] } }])).toMatchObject(refused(400));
  });

  it.each([
    'updateModelVersion(modelVersionId: "MDV-2", data: { status: STAGING }) { name }',
    'updateDatasetVersion(datasetVersionId: "DTV-1", data: {}) { name }',
    'upsertEntityMetrics(entityType: modelVersion, entityId: "MDV-2", upsertMetricList: []) { total }',
    'upsertEntityMetadata(entityId: "MDV-2", entityType: MODEL_VERSION, data: []) { name }',
  ])("is not the strangers' nor the readers' to change: %s", async (field) => {
    const [backend, ada] = await world();
    const bo = await protocolClient(backend, 1);
    expect(await bo.graphql(`mutation m { ${field} }`)).toMatchObject(refused(404));
    Object.assign(backend.data.workspaces[0] ?? {}, { readers: ["ada@example.com"] });
    expect(await ada.graphql(`mutation m { ${field} }`)).toMatchObject(refused(403));
  });
});
