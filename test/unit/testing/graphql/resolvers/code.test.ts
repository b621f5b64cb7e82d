import { describe, expect, it } from "vitest";
import { type Backend, createBackend } from "../../../../../src/testing/index.ts";
import { everythingSeed } from "../../everything-seed.ts";
import { refused, type ProtocolClient, protocolClient } from "../../protocol-client.ts";

async function world(): Promise<[Backend, ProtocolClient]> {
  const backend = createBackend({ seed: everythingSeed });
  return [backend, await protocolClient(backend)];
}

const save = (
  talk: ProtocolClient,
  cells: object[],
  prefix: string | null = null,
): Promise<unknown> =>
  talk.graphql(
    'mutation m($cells: [AutologCellInput!]!, $prefix: String) { saveAutologCells(cells: $cells, iterationId: "ITR-2", prefix: $prefix, isTrace: false) }',
    { cells, prefix },
  );

describe("the code of an iteration", () => {
  it("is kept by cell and prefix; a cell that is saved again is replaced", async () => {
    const [backend, talk] = await world();
    expect(await save(talk, [])).toEqual({ data: { saveAutologCells: true } });
    await save(talk, [
      { cellId: "0", content: "a" },
      { cellId: "1", content: "b" },
    ]);
    await save(talk, [{ cellId: "0", content: "c" }]);
    await save(talk, [{ cellId: "0", content: "d" }], "p");
    expect(
      backend.data.cells.map(({ cellId, content, prefix }) => [cellId, content, prefix]),
    ).toEqual([
      ["0", "c", null],
      ["1", "b", null],
      ["0", "d", "p"],
    ]);
  });

  it("may be a file of several lineage runs", async () => {
    const [backend, talk] = await world();
    const body = new FormData();
    body.set("file", new Blob(["x"]), "train.py");
    const [one, other] = backend.data.modelVersions.map(({ origin }) => origin ?? 0);
    await talk.send(`/api/entityfiles/run/${one}?extract=true`, { method: "POST", body });
    const file = backend.data.files.at(-1)?.id;
    const attach = (run: number | undefined, id: number | undefined): Promise<unknown> =>
      talk.graphql(`mutation m { attachFileToLineage(lineageId: ${run}, entityFileId: ${id}) }`);
    expect(await attach(other, file)).toEqual({ data: { attachFileToLineage: true } });
    await attach(other, file);
    expect(backend.data.codeFiles.map(({ run }) => run)).toEqual([one, other]);
    expect(await attach(99, file)).toMatchObject(refused(404));
    // Bo sees a run of his own, but not the one that the file belongs to.
    const his = backend.data.datasetVersions.at(-1)?.origin;
    const bo = await protocolClient(backend, 1);
    const query = `mutation m { attachFileToLineage(lineageId: ${his}, entityFileId: ${file}) }`;
    expect(await bo.graphql(query)).toMatchObject(refused(404));
    expect(await attach(one, 1)).toMatchObject(refused(404));
  });
});

describe("what is generated", () => {
  it("sorts assets that are in no section, and leaves the others", async () => {
    const [backend, talk] = await world();
    expect(
      await talk.graphql(
        'mutation m { generateIterationContent(iterationId: "ITR-2") { id __typename } }',
      ),
    ).toEqual({ data: { generateIterationContent: { id: 2, __typename: "GeneratedContent" } } });
    expect(backend.data.assets.map(({ section }) => section)).toEqual([
      "Results",
      "Results",
      "Results",
      "Notes",
      "Notes",
    ]);
  });

  it("may be a report of the project too", async () => {
    const [backend, talk] = await world();
    expect(
      await talk.graphql(
        'mutation m { generateIterationContentAndReport(iterationId: "ITR-2") { id name createdBy { name } __typename } }',
      ),
    ).toEqual({
      data: {
        generateIterationContentAndReport: {
          id: 3,
          name: "Report on Iteration 2",
          createdBy: { name: "Ada" },
          __typename: "CDTReport",
        },
      },
    });
    expect(backend.data.reports.at(-1)).toMatchObject({ project: "PRJ-1" });
  });

  it.each([
    ["ITR-3", 412, "organize"],
    ["ITR-1", 412, "iteration_not_writable"],
    ["ITR-99", 404, "rights_guard"],
  ])("is refused for %s", async (id, status, key) => {
    const [, talk] = await world();
    for (const name of ["generateIterationContent", "generateIterationContentAndReport"]) {
      expect(
        await talk.graphql(`mutation m { ${name}(iterationId: "${id}") { id } }`),
      ).toMatchObject(refused(status, key));
    }
  });
});
