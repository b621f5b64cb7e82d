import { describe, expect, it } from "vitest";
import type { Connection } from "../../../../src/index.ts";
import type { Backend } from "../../../../src/testing/index.ts";
import { connected } from "../../connected.ts";

const { backend, connection } = await connected({ seed: "demo" });
const [openProject] = await connection.at("WSP-1").projects();
const [openPhase] = (await openProject?.phases()) ?? [];
const [openIteration] = (await openPhase?.iterations()) ?? [];

/** The operations that `work` sends. */
async function sentBy(work: () => unknown, of: Backend = backend): Promise<unknown[]> {
  const before = of.requests.length;
  await work();
  return of.requests.slice(before).map(({ operation }) => operation);
}

/** Two ways to the same thing: known by its id, and open. */
async function bothWays(
  open: (connection: Connection) => Promise<readonly [object, object]>,
  reads: readonly string[],
): Promise<void> {
  const [known, whole] = await open(connection);
  const read = async (thing: object, name: string): Promise<unknown> => {
    const method: unknown = Reflect.get(thing, name);
    if (typeof method !== "function") {
      throw new TypeError(`There is no ${name}().`);
    }
    const result: unknown = await Reflect.apply(method, thing, [{ print: false }]);
    return JSON.parse(JSON.stringify(result ?? null));
  };
  for (const name of reads) {
    expect({ [name]: await read(known, name) }).toEqual({ [name]: await read(whole, name) });
  }
}

describe("a thing known by its id", () => {
  it("sends nothing, and shows its kind, id and page", async () => {
    const sent = await sentBy(() => {
      const project = connection.at("PRJ-1");
      expect(JSON.parse(JSON.stringify(project))).toEqual({
        kind: "project",
        id: "PRJ-1",
        url: "https://vectice.example.com/browse/project/PRJ-1",
      });
      expect(Object.isFrozen(project)).toBe(true);
      expect(connection.at(`${connection.host}/browse/model/MDL-1`).kind).toBe("model");
    });
    expect(sent).toEqual([]);
  });

  it("refuses what is no id", () => {
    expect(() => connection.at("Churn")).toThrow('"Churn" is neither an id such as PRJ-7');
  });

  it("gives the same as when it is open", async () => {
    await bothWays(
      async (by) => [by.at("WSP-1"), await by.workspace("WSP-1")],
      ["projects", "listProjects", "templates"],
    );
    await bothWays(
      async (by) => [by.at("PRJ-1"), await by.project("PRJ-1")],
      ["phases", "listPhases", "models", "datasets", "reports", "issues"],
    );
    await bothWays(
      async (by) => [by.at(`PHA-${openPhase?.id.slice(4)}`), await by.phase(openPhase?.id ?? "")],
      ["iterations", "listIterations", "requirements", "reviews"],
    );
    await bothWays(
      async (by) => [by.at(openIteration?.id ?? ""), await by.iteration(openIteration?.id ?? "")],
      ["assets", "sections", "attachments"],
    );
    await bothWays(
      async (by) => [by.at("MDL-1"), await by.model("MDL-1")],
      ["versions", "lastVersion", "project"],
    );
    await bothWays(
      async (by) => [by.at("MDV-2"), await by.modelVersion("MDV-2")],
      ["attachments", "reports", "issues", "approvalHistory", "lineage", "previous", "phase"],
    );
    await bothWays(
      async (by) => [by.at("DTS-1"), await by.dataset("DTS-1")],
      ["versions", "lastVersion", "project"],
    );
    await bothWays(
      async (by) => [by.at("DTV-1"), await by.datasetVersion("DTV-1")],
      ["items", "attachments", "lineage", "previous", "phase"],
    );
  });

  it("lists models with one request; their project opens when asked for", async () => {
    const project = connection.at("PRJ-1");
    expect(await sentBy(() => project.models())).toEqual(["getModelList"]);
    expect(await sentBy(() => project.datasets())).toEqual(["getDatasetList"]);
    expect(await sentBy(() => connection.at("WSP-1").projects())).toEqual(["getProjectList"]);
    const [model] = await project.models({ limit: 1 });
    expect(await sentBy(async () => (await model?.project())?.name)).toEqual(["getProjectById"]);
  });

  it("opens what its things belong to once, side by side with the first page", async () => {
    const project = connection.at("PRJ-1");
    const sent = await sentBy(() => project.phases({ pageSize: 1 }));
    expect(new Set(sent.slice(0, 2))).toEqual(new Set(["getPhaseList", "getProjectById"]));
    expect(new Set(sent.slice(2))).toEqual(new Set(["getPhaseList"]));
    expect(await sentBy(() => project.phases())).toEqual(["getPhaseList"]);
    const [one, other] = await project.phases();
    expect(one?.project).toBe(other?.project);
    expect(one?.project.name).toBe(openProject?.name);
  });

  it("opens one of its things, and refuses one of another place", async () => {
    const project = connection.at("PRJ-1");
    const byName = await project.phase(openPhase?.name ?? "");
    expect(byName).toEqual(await project.phase(openPhase?.id ?? ""));
    expect(byName.project.name).toBe(openProject?.name);
    const phase = connection.at(`PHA-${openPhase?.id.slice(4)}`);
    if (phase.kind === "phase") {
      const byIndex = await phase.iteration(openIteration?.index ?? 1);
      expect(byIndex).toEqual(await phase.iteration(openIteration?.id ?? ""));
      expect(byIndex.phase.project.name).toBe(openProject?.name);
    }
    await expect(connection.at("PRJ-2").phase(openPhase?.id ?? "")).rejects.toThrow(
      `${openPhase?.id} belongs to project "${openProject?.name}" (PRJ-1), not to PRJ-2.`,
    );
    await expect(connection.at("WSP-2").project("PRJ-1")).rejects.toThrow("not to WSP-2.");
  });

  it("reads it when it is opened, each time", async () => {
    const known = connection.at("MDV-1");
    expect((await known.open()).name).toBe((await connection.modelVersion("MDV-1")).name);
    expect(
      await sentBy(async () => {
        await known.open();
        await new Promise((resolve) => setTimeout(resolve, 5));
        await known.open();
      }),
    ).toEqual(["getModelVersion", "getModelVersion"]);
  });

  it("says so with the first answer when there is no such thing", async () => {
    await expect(connection.at("PRJ-999").phases()).rejects.toMatchObject({
      name: "NotFoundError",
      reference: "PRJ-999",
    });
  });

  it("writes nothing", () => {
    const writes = ["createProject", "createPhase", "createIteration", "update", "delete", "log"];
    for (const id of ["WSP-1", "PRJ-1", "PHA-1", "ITR-1", "MDL-1", "MDV-1", "DTS-1", "DTV-1"]) {
      const known = connection.at(id);
      expect(writes.filter((name) => name in known)).toEqual([]);
    }
  });
});
