import {
  assert,
  asyncProperty,
  constantFrom,
  integer,
  oneof,
  record,
  string,
  array,
  constant,
} from "fast-check";
import { describe, expect, it } from "vitest";
import { type Backend, type Change, createBackend } from "../../../../src/testing/index.ts";
import { everythingSeed } from "../everything-seed.ts";
import { type ProtocolClient, protocolClient } from "../protocol-client.ts";

function upload(
  talk: ProtocolClient,
  path: string,
  content: BlobPart,
  name: string,
): Promise<unknown> {
  const body = new FormData();
  body.set("file", new Blob([content]), name);
  return talk.send(`/api/entityfiles/${path}`, { method: "POST", body });
}

const text = string({ maxLength: 3 });
const some = integer({ min: 1, max: 9 });

/** Writes of every kind; many of them are refused. */
const writes = oneof(
  record({ id: some, text }).map(
    ({ id, text }) =>
      (talk: ProtocolClient) =>
        talk.graphql(
          "mutation m($t: String, $i: VecticeId!) { addIterationContent(artifacts: [{ type: Comment, text: $t }], iterationContext: { iterationId: $i, stepName: $t }) { id } }",
          { t: text, i: `ITR-${id}` },
        ),
  ),
  record({ id: some, name: constantFrom("a", "b") }).map(
    ({ id, name }) =>
      (talk: ProtocolClient) =>
        talk.graphql(
          "mutation m($c: IterationContextInput!, $d: DatasetRegisterInput!) { registerDataset(iterationContext: $c, data: $d) { useExistingVersion } }",
          {
            c: { iterationId: `ITR-${id}`, stepName: name },
            d: {
              name,
              type: "ORIGIN",
              datasetSources: [{ type: "FILES", files: [{ name, size: id % 2 }] }],
              datasetInputs: ["DTV-1"],
            },
          },
        ),
  ),
  record({ id: some, name: constantFrom("m", "Scorer") }).map(
    ({ id, name }) =>
      (talk: ProtocolClient) =>
        talk.graphql(
          "mutation m($c: IterationContextInput!, $d: ModelRegisterInput!) { registerModel(iterationContext: $c, data: $d) { useExistingModel } }",
          {
            c: { iterationId: `ITR-${id}` },
            d: {
              name,
              modelType: "OTHER",
              status: "STAGING",
              metrics: [{ key: "a", value: id / 3 }],
            },
          },
        ),
  ),
  record({ id: some, bytes: array(integer({ min: 0, max: 255 }), { maxLength: 9 }) }).map(
    ({ id, bytes }) =>
      (talk: ProtocolClient) =>
        upload(talk, `iteration/ITR-${id}`, Uint8Array.from(bytes), `f${id % 2}.bin`),
  ),
  some.map(
    (id) => (talk: ProtocolClient) =>
      talk.graphql(
        `mutation m { removeAssetsFromIteration(artifactsIdList: [${id}], iterationId: "ITR-2") }`,
      ),
  ),
  some.map(
    (id) => (talk: ProtocolClient) =>
      talk.graphql(`mutation m { removeIteration(id: "ITR-${id}") }`),
  ),
  some.map(
    (id) => (talk: ProtocolClient) =>
      talk.graphql(`mutation m { createIteration(phaseId: "PHA-${id}") { name } }`),
  ),
  some.map(
    (id) => (talk: ProtocolClient) =>
      talk.graphql(
        `mutation m { createProject(workspaceId: "WSP-1", data: { name: "x", copyProjectId: "PRJ-${id}" }) { name } }`,
      ),
  ),
  some.map(
    (id) => (talk: ProtocolClient) =>
      talk.graphql(
        `mutation m { upsertEntityMetadata(entityId: "MDV-${id}", entityType: MODEL_VERSION, data: [{ name: "T", content: { data: [{ a: ${id} }] } }]) { id } }`,
      ),
  ),
  constant((talk: ProtocolClient) =>
    talk.graphql(
      'mutation m { saveAutologCells(iterationId: "ITR-2", cells: [{ cellId: "0", content: "x" }]) }',
    ),
  ),
  some.map((id) => async (_: ProtocolClient, backend: Backend) => {
    await backend.remove(`MDV-${id}`).catch(() => {});
  }),
);

describe("the state of a backend", () => {
  it("is plain JSON, and a round trip changes nothing", async () => {
    for (const seed of ["demo", everythingSeed] as const) {
      const backend = createBackend({ seed });
      const talk = await protocolClient(backend);
      await upload(talk, "iteration/ITR-2", Uint8Array.from([0, 255, 128]), "a.bin");
      const state = backend.export();
      expect(JSON.parse(JSON.stringify(state))).toStrictEqual(state);
      const again = createBackend({ data: structuredClone(state) });
      expect(again.export()).toEqual(state);
      expect(again.data).toEqual(backend.data);
    }
  });

  it("is not what the backend goes on with", async () => {
    const backend = createBackend({ seed: everythingSeed });
    const state = backend.export();
    const other = createBackend({ data: state });
    await (
      await protocolClient(other)
    ).graphql('mutation m { createIteration(phaseId: "PHA-1") { name } }');
    expect(backend.export()).toEqual(state);
  });

  it("holds files byte by byte, and gives no id twice", async () => {
    const first = createBackend({ seed: everythingSeed });
    const bytes = Uint8Array.from({ length: 20_000 }, (_, place) => place % 251);
    await upload(await protocolClient(first), "iteration/ITR-2", bytes, "a.bin");
    await (
      await protocolClient(first)
    ).graphql('mutation m { createIteration(phaseId: "PHA-1") { name } }');
    await (await protocolClient(first)).graphql('mutation m { removeIteration(id: "ITR-8") }');
    const talk = await protocolClient(createBackend({ data: structuredClone(first.export()) }));
    const answer = await talk.send("/api/attachments/iteration/ITR-2/a.bin");
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(bytes);
    expect(
      await talk.graphql('mutation m { createIteration(phaseId: "PHA-1") { vecticeId } }'),
    ).toMatchObject({ data: { createIteration: { vecticeId: "ITR-9" } } });
  });

  it.each([
    [{ version: 2, data: {} }, /version 2/],
    [{ version: 1, data: {} }, /backend\.export/],
    [{ version: 1, data: null }, /backend\.export/],
  ])("is refused where it is another: %j", (state, words) => {
    expect((): unknown => Reflect.apply(createBackend, undefined, [{ data: state }])).toThrow(
      words,
    );
  });

  it("refuses changes that are none", () => {
    const data = createBackend({ seed: everythingSeed }).export();
    const change = (change: object): unknown =>
      Reflect.apply(createBackend, undefined, [{ data, changes: [change] }]);
    expect(() => change({ kind: "ghosts", set: {} })).toThrow(/ghosts/);
    expect(() => change({ kind: "models", set: 1 })).toThrow(/models/);
  });
});

describe("changes", () => {
  it("that were told, done again, give the same state", async () => {
    await assert(
      asyncProperty(array(writes, { maxLength: 12 }), async (list) => {
        const changes: Change[] = [];
        const backend = createBackend({
          seed: everythingSeed,
          now: () => 0,
          onChange: (told) => void changes.push(...told),
        });
        const start = backend.export();
        const talk = await protocolClient(backend);
        for (const write of list) {
          await write(talk, backend);
        }
        const again = createBackend({
          data: structuredClone(start),
          changes: structuredClone(changes),
        });
        expect(again.export()).toEqual(backend.export());
      }),
      { numRuns: 60 },
    );
  });

  it("are told before the answer, in order; reads and refusals tell nothing", async () => {
    const steps: string[] = [];
    const backend = createBackend({
      seed: everythingSeed,
      onChange: async (changes) => {
        steps.push(`begin ${changes.map(({ kind }) => kind).join(" ")}`);
        await new Promise((resolve) => {
          setTimeout(resolve, 5);
        });
        steps.push("end");
      },
    });
    const talk = await protocolClient(backend);
    const create = 'mutation m { createIteration(phaseId: "PHA-1") { name } }';
    await talk.graphql("{ whoAmI { user { name } } }");
    await talk.graphql('mutation m { createIteration(phaseId: "PHA-99") { name } }');
    expect(steps).toEqual([]);
    await talk.graphql(create).then(() => steps.push("answered"));
    expect(steps).toEqual(["begin iterations activities", "end", "answered"]);
    steps.length = 0;
    await Promise.all([talk.graphql(create), talk.graphql(create)]);
    expect(steps.join(" ")).toMatch(/^begin [a-z ]+ end( begin [a-z ]+ end)?$/);
  });

  it("that are made while others are taken in are told together, and answered when they are", async () => {
    const groups: number[] = [];
    let kept = 0;
    const backend = createBackend({
      seed: everythingSeed,
      onChange: async (changes) => {
        groups.push(changes.filter(({ kind }) => kind === "iterations").length);
        await new Promise((resolve) => {
          setTimeout(resolve, 50);
        });
        kept = groups.reduce((sum, count) => sum + count, 0);
      },
    });
    const talk = await protocolClient(backend);
    const create = 'mutation m { createIteration(phaseId: "PHA-1") { name } }';
    const keptAtAnswer = await Promise.all(
      Array.from({ length: 20 }, () => talk.graphql(create).then(() => kept)),
    );
    expect(kept).toBe(20);
    expect(groups.length).toBeLessThan(10);
    expect(keptAtAnswer[0]).toBeGreaterThan(0);
  });

  it("that cannot be kept make the write fail, and the next one goes on", async () => {
    let full = true;
    const backend = createBackend({
      seed: everythingSeed,
      onChange: () => {
        if (full) {
          throw new Error("disk full");
        }
      },
    });
    const talk = await protocolClient(backend);
    const create = (): Promise<Response> =>
      talk.send("/graphql", {
        method: "POST",
        body: JSON.stringify({
          query: 'mutation m { createIteration(phaseId: "PHA-1") { name } }',
        }),
      });
    const failed = await create();
    expect([failed.status, await failed.text()]).toEqual([
      500,
      "The change was not kept: Error: disk full",
    ]);
    full = false;
    expect((await create()).status).toBe(200);
  });
});
