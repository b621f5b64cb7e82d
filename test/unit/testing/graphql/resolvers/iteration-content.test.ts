import { describe, expect, it } from "vitest";
import { createBackend } from "../../../../../src/testing/index.ts";
import { everythingSeed } from "../../everything-seed.ts";
import { refused, protocolClient } from "../../protocol-client.ts";

const add = `mutation addIterationContent($a: [IterationStepArtifactInput!]!, $c: IterationContextInput!) {
  addIterationContent(artifacts: $a, iterationContext: $c) { iterationId type text step { name }
    entityMetadata { name } modelVersion { vecticeId } datasetVersion { vecticeId } __typename } }`;

const context = (stepName: string | null = null, iterationId = "ITR-2"): object => ({
  iterationId,
  stepName,
});

describe("content of an iteration", () => {
  it("is a note, a table or a version, in the section that is named", async () => {
    const backend = createBackend({ seed: everythingSeed, now: () => 0 });
    const talk = await protocolClient(backend);
    const rows = [{ a: "NaN", b: true, constructor: "a column as any other" }];
    const answer = await talk.graphql(add, {
      a: [
        { type: "Comment", text: " 0.5 " },
        { type: "EntityMetadata", entityMetadata: { name: "T", content: { data: rows } } },
        { type: "ModelVersion", id: "MDV-1" },
        { type: "DataSetVersion", id: "DTV-1" },
      ],
      c: context("  New one "),
    });
    const step = { name: "New one" };
    expect(answer).toMatchObject({
      data: {
        addIterationContent: [
          { type: "Comment", text: " 0.5 ", step, iterationId: 2 },
          { entityMetadata: { name: "T" }, step },
          { modelVersion: { vecticeId: "MDV-1" }, step },
          { datasetVersion: { vecticeId: "DTV-1" }, step },
        ],
      },
    });
    expect(backend.data.iterations[1]?.sections).toEqual(["Results", "Empty", "New one"]);
    expect(
      await talk.graphql(
        '{ entityMetadataContent(entityId: "ITR-2", entityType: ITERATION, table: "T") }',
      ),
    ).toEqual({ data: { entityMetadataContent: { data: rows } } });
    expect(backend.data.activities.at(-1)).toMatchObject({
      date: "1970-01-01T00:00:00.000Z",
      targetType: "Iteration",
      targetId: 2,
      workspace: "WSP-1",
    });
  });

  it("replaces a table of the same name, which moves to the section named last", async () => {
    const backend = createBackend({ seed: everythingSeed });
    const talk = await protocolClient(backend);
    const before = backend.data.assets.length;
    const table = { name: "Sums", content: { data: [{ a: 2 }] } };
    await talk.graphql(add, {
      a: [{ type: "EntityMetadata", entityMetadata: table }],
      c: context("Empty"),
    });
    expect(backend.data.assets).toHaveLength(before);
    expect(backend.data.assets.find((asset) => asset.table !== null)).toMatchObject({
      section: "Empty",
    });
    expect(backend.data.tables.find(({ name }) => name === "Sums")?.rows).toEqual([{ a: 2 }]);
  });

  it.each([
    ["ITR-1", "Comment", refused(412, "iteration_not_writable")],
    ["ITR-4", "Comment", refused(412, "iteration_not_writable")],
    ["ITR-99", "Comment", refused(404, "rights_guard")],
  ])("is refused by iteration %s", async (iteration, type, expected) => {
    const backend = createBackend({ seed: everythingSeed });
    const talk = await protocolClient(backend);
    expect(
      await talk.graphql(add, { a: [{ type, text: "x" }], c: context(null, iteration) }),
    ).toMatchObject(expected);
  });

  it.each([
    [{ type: "ModelVersion", id: "MDV-2" }, refused(409)],
    [{ type: "DataSetVersion", id: "DTV-3" }, refused(409)],
    [{ type: "DataSetVersion", id: "DTV-4" }, refused(400)],
    [{ type: "ModelVersion", id: "MDV-99" }, refused(404, "rights_guard")],
    [{ type: "Comment", text: "" }, refused(400)],
    [{ type: "EntityMetadata", entityMetadata: { name: "T", content: [] } }, refused(400)],
    [{ type: "EntityFile" }, refused(400)],
  ])("is refused as %j, with all that comes beside it", async (artifact, expected) => {
    const backend = createBackend({ seed: everythingSeed });
    const talk = await protocolClient(backend);
    const before = structuredClone(backend.data);
    const a = [{ type: "Comment", text: "x" }, artifact];
    expect(await talk.graphql(add, { a, c: context("New") })).toMatchObject(expected);
    expect(backend.data).toEqual(before);
  });

  it("is refused in a section with a longer name than 60 characters", async () => {
    const talk = await protocolClient(createBackend({ seed: everythingSeed }));
    const a = [{ type: "Comment", text: "x" }];
    expect(await talk.graphql(add, { a, c: context("ä".repeat(61)) })).toMatchObject(refused(400));
    expect(await talk.graphql(add, { a, c: context("🍁".repeat(60)) })).toHaveProperty("data");
  });

  it("is refused to those who may read alone", async () => {
    const backend = createBackend({ seed: everythingSeed });
    const [workspace] = backend.data.workspaces;
    Object.assign(workspace ?? {}, { readers: ["ada@example.com"] });
    const talk = await protocolClient(backend);
    const a = [{ type: "Comment", text: "x" }];
    expect(await talk.graphql(add, { a, c: context() })).toMatchObject(refused(403));
  });
});
