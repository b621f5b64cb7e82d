import { describe, expect, it } from "vitest";
import { createBackend } from "../../../src/testing/index.ts";
import { everythingSeed } from "./everything-seed.ts";
import { refused, protocolClient } from "./protocol-client.ts";

describe("phases and iterations", () => {
  it("are made after the last ones, by the user", async () => {
    const talk = await protocolClient(createBackend({ seed: everythingSeed }));
    expect(
      await talk.graphql(
        'mutation m { createPhase(createModel: { name: "Next" }, parentId: "PRJ-1") { vecticeId index status owner { name } parent { name } } }',
      ),
    ).toEqual({
      data: {
        createPhase: {
          vecticeId: "PHA-6",
          index: 6,
          status: "NotStarted",
          owner: { name: "Ada" },
          parent: { name: "Loans" },
        },
      },
    });
    expect(
      await talk.graphql(
        'mutation m { createIteration(phaseId: "PHA-1", data: { description: "Why" }) { index name description status owner { name } } }',
      ),
    ).toEqual({
      data: {
        createIteration: {
          index: 3,
          name: "Iteration 3",
          description: "Why",
          status: "NotStarted",
          owner: { name: "Ada" },
        },
      },
    });
  });

  it("change where something else is given, and only there", async () => {
    const talk = await protocolClient(createBackend({ seed: everythingSeed }));
    const update = (data: string): Promise<unknown> =>
      talk.graphql(
        `mutation m { updateIteration(id: "ITR-2", data: ${data}) { name description status } }`,
      );
    expect(await update('{ status: Completed, description: "Done" }')).toEqual({
      data: {
        updateIteration: { name: "Iteration 2", description: "Done", status: "Completed" },
      },
    });
    expect(await update('{ name: "Second" }')).toEqual({
      data: { updateIteration: { name: "Second", description: "Done", status: "Completed" } },
    });
  });

  it.each([
    ['createPhase(createModel: { name: " " }, parentId: "PRJ-1") { name }', 0, 400],
    ['createPhase(createModel: { name: "x" }, parentId: "PRJ-1") { name }', 1, 404],
    ['createIteration(phaseId: "PHA-1") { name }', 1, 404],
    ['updateIteration(id: "ITR-2", data: { name: "x" }) { name }', 1, 404],
    ['updateIteration(id: "PHA-2", data: { name: "x" }) { name }', 0, 400],
  ])("refuse %s", async (field, user, status) => {
    const backend = createBackend({ seed: everythingSeed });
    const talk = await protocolClient(backend, user);
    const before = structuredClone(backend.data);
    expect(await talk.graphql(`mutation m { ${field} }`)).toMatchObject(refused(status));
    expect(backend.data).toEqual(before);
  });
});
