import { describe, expect, it } from "vitest";
import { stage, upstreamOf } from "./stage.ts";

// The demo organization: PRJ-1 to PRJ-4 are in WSP-1, PRJ-5 and PRJ-6 in WSP-2.
const narrowed = () => stage({ authorize: () => ({ workspaces: ["WSP-1"] }), allow: "write" });
const data = async (answer: Response): Promise<unknown> => JSON.parse(await answer.text());

describe("a caller narrowed to workspaces", () => {
  it.each([
    '{ getWorkspaceById(workspaceId: "WSP-1") { name } }',
    '{ getWorkspaceByName(name: "Credit risk") { name } }',
    '{ getProjectById(projectId: "PRJ-1") { name workspace { vecticeId } } }',
    '{ getProjectList(workspaceId: "WSP-1", page: {}) { items { name } total } }',
    '{ getPhaseById(id: "PHA-1") { name parent { workspace { name } } } }',
    "{ getPublicConfig { versions { version } } __typename }",
  ])("may ask %s", async (query) => {
    const { ask } = narrowed();
    const answer = await ask(query);
    expect(answer.status).toBe(200);
    expect(await data(answer)).toHaveProperty("data");
  });

  it.each([
    ['{ getWorkspaceById(workspaceId: "WSP-2") { name } }', 404],
    ['{ getWorkspaceByName(name: "Customer insight") { name } }', 404],
    ['{ getWorkspaceByName(name: "Nowhere") { name } }', 404],
    ['{ getProjectById(projectId: "PRJ-5") { name } }', 404],
    ['{ getProjectById(projectId: "PRJ-999") { name } }', 404],
    [
      '{ a: getProjectById(projectId: "PRJ-1") { name } b: getProjectById(projectId: "PRJ-5") { name } }',
      404,
    ],
    ['query q($p: VecticeId! = "PRJ-5") { getProjectById(projectId: $p) { name } }', 404],
    ['{ ...F } fragment F on Query { getProjectById(projectId: "PRJ-5") { name } }', 404],
    ['{ getProjectById(projectId: "PRJ-5") @include(if: true) { name } }', 404],
    ["{ getProjectById(projectId: 5) { name } }", 400],
    ['{ getProjectById(projectId: "prj-1") { name } }', 400],
    // The number of an id of one's own, as the id of something else.
    ['{ getModelVersion(modelVersionId: "PRJ-1") { name } }', 400],
    ['{ attachments(entityId: "PRJ-1", entityType: MODEL_VERSION) { name } }', 400],
    ['{ getProjectList(workspaceId: "WSP-1", page: {}, also: ["WSP-2"]) { total } }', 404],
    ["{ getProjectById { name } }", 403],
    ["{ Findings(filters: {}) { total } }", 403],
    ["{ getLastAssets { items { targetName } } }", 403],
    ["{ sourceColumns(id: 1, columnSourceType: DBColumnSource) { items { name } } }", 403],
    ['{ getProjectById(projectId: "PRJ-1") { workspace { projects { name } } } }', 403],
    ['{ getModelVersion(modelVersionId: "MDV-1") { children { modelVersions { name } } } }', 403],
    ["{ a: whoAmI { defaultWorkspace { name } } getPublicConfig { versions { version } } }", 403],
    ["{ whoAmI @include(if: true) { defaultWorkspace { name } } }", 403],
    ['mutation { createPhase(createModel: {name: "x"}, parentId: "PRJ-1") { name } }', 403],
  ])("may not ask %s", async (query, status) => {
    const { ask, reached } = narrowed();
    const answer = await ask(query);
    const text = await answer.text();
    expect([answer.status, text]).toEqual([status, expect.not.stringContaining("prevention")]);
    // At most the proxy's own questions for the workspace went out.
    expect(
      reached().every(({ variables }) =>
        /^\{"(?:id|name)":"[^"]+"\}$/.test(JSON.stringify(variables)),
      ),
    ).toBe(true);
  });

  it("cannot tell what is elsewhere from what is nowhere", async () => {
    const { ask } = narrowed();
    const texts = await Promise.all(
      ["PRJ-5", "PRJ-999"].map(async (id) =>
        (await ask(`{ getProjectById(projectId: "${id}") { name } }`)).text(),
      ),
    );
    expect(texts[0]).toBe(texts[1]);
  });

  it("sees its own workspaces in lists, counted right, and no default workspace elsewhere", async () => {
    const { ask, reached } = stage({
      authorize: () => ({ workspaces: ["WSP-3", "WSP-1", "WSP-99"] }),
    });
    const list = await ask(
      "query l($page: PageInput!) { w: getUserWorkspaceList(page: $page) { items { id: vecticeId } page { size } total } }",
      { page: { index: 1, size: 1 } },
    );
    expect(await data(list)).toEqual({
      data: { w: { items: [{ id: "WSP-1" }], page: { size: 1 }, total: 2 } },
    });
    const who = await ask("{ whoAmI { user { name } defaultWorkspace { vecticeId } } }");
    expect(await data(who)).toEqual({
      data: { whoAmI: { user: { name: "Ada Moreau" }, defaultWorkspace: null } },
    });
    expect(reached()).toHaveLength(2);
  });

  it("downloads from its own workspaces only", async () => {
    const workspaceOf: Record<string, string> = { "MDV-1": "WSP-1", "MDV-2": "WSP-2" };
    const { fetch, requests } = upstreamOf(async (request) => {
      if (request.method === "GET") {
        return new Response("a,b");
      }
      const body = await request.text();
      const id = Object.keys(workspaceOf).find((id) => body.includes(id));
      const workspace = { vecticeId: workspaceOf[id ?? ""] };
      return Response.json({ data: { getModelVersion: { model: { project: { workspace } } } } });
    });
    const { get } = stage({ fetch, authorize: () => ({ workspaces: ["WSP-1"] }) });
    const path = "/vectice/api/attachments/modelversion";
    expect(await (await get(`${path}/MDV-1/a.csv`)).text()).toBe("a,b");
    expect((await get(`${path}/MDV-2/a.csv`)).status).toBe(404);
    expect((await get(`${path}/MDV-1/a.csv`)).status).toBe(200);
    // The workspace of MDV-1 is remembered.
    expect(requests.filter(({ method }) => method === "POST")).toHaveLength(2);
  });

  it("with no workspace at all sees nothing", async () => {
    const { ask } = stage({ authorize: () => ({ workspaces: [] }) });
    expect((await ask('{ getProjectById(projectId: "PRJ-1") { name } }')).status).toBe(404);
  });
});
