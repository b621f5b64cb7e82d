import { describe, expect, it } from "vitest";
import { type Backend, createBackend } from "../../../../../src/testing/index.ts";
import { everythingSeed } from "../../everything-seed.ts";
import { refused, protocolClient } from "../../protocol-client.ts";

const left = ({ data }: Backend): unknown[] =>
  data.assets.map(({ type, section }) => [type, section]);

const section = [
  ["ModelVersion", "Results"],
  ["DataSetVersion", "Results"],
  ["EntityMetadata", "Results"],
];
const outside = [
  ["Comment", null],
  ["EntityFile", null],
];

describe("assets of an iteration", () => {
  it.each([
    ['stepName: "Results", all: false', outside],
    ["stepName: null, all: false", section],
    ["stepName: null, all: true", []],
    ['stepName: "None", all: true', []],
  ])("are removed by %s, with their files and tables", async (which, expected) => {
    const backend = createBackend({ seed: everythingSeed });
    const talk = await protocolClient(backend);
    expect(
      await talk.graphql(
        `mutation m { removeIterationAssets(data: { iterationId: "ITR-2", ${which} }) }`,
      ),
    ).toEqual({ data: { removeIterationAssets: true } });
    expect(left(backend)).toEqual(expected);
    const kept = JSON.stringify(expected);
    expect(backend.data.files.some(({ entity }) => entity === "ITR-2")).toBe(
      kept.includes("EntityFile"),
    );
    expect(backend.data.tables.some(({ entity }) => entity === "ITR-2")).toBe(
      kept.includes("EntityMetadata"),
    );
    expect(backend.data.modelVersions).toHaveLength(2);
  });

  it("are removed one by one, and found by their names no more", async () => {
    const backend = createBackend({ seed: everythingSeed });
    const talk = await protocolClient(backend);
    const id = backend.data.assets.find(({ file }) => file !== null)?.id ?? 0;
    const remove = (list: number[]): Promise<unknown> =>
      talk.graphql(
        'mutation m($l: [Float!]!) { removeAssetsFromIteration(artifactsIdList: $l, iterationId: "ITR-2") }',
        { l: list },
      );
    expect((await talk.send("/api/attachments/iteration/ITR-2/a.txt")).status).toBe(200);
    expect(await remove([id])).toEqual({ data: { removeAssetsFromIteration: true } });
    expect((await talk.send("/api/attachments/iteration/ITR-2/a.txt")).status).toBe(404);
    expect(await remove([id])).toMatchObject(refused(404, "rights_guard"));
    expect(await remove([])).toMatchObject(refused(400));
  });

  it.each([
    ['removeIterationAssets(data: { iterationId: "ITR-2", stepName: "None" })', 404],
    ['removeIterationAssets(data: { iterationId: "ITR-1", all: true })', 412],
    ['removeAssetsFromIteration(artifactsIdList: [1], iterationId: "ITR-3")', 404],
    ['removeAssetsFromIteration(artifactsIdList: [1], iterationId: "ITR-1")', 412],
    ['removeIteration(id: "ITR-99")', 404],
  ])("stay where %s is refused", async (field, status) => {
    const backend = createBackend({ seed: everythingSeed });
    const talk = await protocolClient(backend);
    const before = structuredClone(backend.data);
    expect(await talk.graphql(`mutation m { ${field} }`)).toMatchObject(refused(status));
    expect(backend.data).toEqual(before);
  });
});

describe("an iteration", () => {
  it("is removed with what it holds; versions made in it say that they were made in none", async () => {
    const backend = createBackend({ seed: everythingSeed });
    const talk = await protocolClient(backend);
    expect(await talk.graphql('mutation m { removeIteration(id: "ITR-2") }')).toEqual({
      data: { removeIteration: true },
    });
    expect(left(backend)).toEqual([]);
    expect(
      await talk.graphql(
        '{ getModelVersion(modelVersionId: "MDV-2") { origins { phase { name } iteration { name } } } getPhaseById(id: "PHA-1") { iterationsCount { inProgress total } } }',
      ),
    ).toEqual({
      data: {
        getModelVersion: { origins: { phase: null, iteration: null } },
        getPhaseById: { iterationsCount: { inProgress: 0, total: 1 } },
      },
    });
    expect(await talk.graphql('{ getIterationById(id: "ITR-2") { name } }')).toMatchObject(
      refused(404),
    );
  });

  it("never gets the id of one that was removed", async () => {
    const talk = await protocolClient(createBackend({ seed: everythingSeed }));
    const create = 'mutation m { createIteration(phaseId: "PHA-1") { vecticeId index } }';
    const made = await talk.graphql(create);
    expect(made).toMatchObject({ data: { createIteration: { vecticeId: "ITR-8", index: 3 } } });
    await talk.graphql('mutation m { removeIteration(id: "ITR-8") }');
    expect(await talk.graphql(create)).toMatchObject({
      data: { createIteration: { vecticeId: "ITR-9", index: 3 } },
    });
  });
});
