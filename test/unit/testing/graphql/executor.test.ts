import { describe, expect, it } from "vitest";
import { createBackend, type Seed } from "../../../../src/testing/index.ts";
import { refused, protocolClient } from "../protocol-client.ts";

const seed: Seed = {
  users: [
    { name: "Ada", email: "ada@example.com" },
    { name: "Bo", email: "bo@example.com" },
  ],
  workspaces: [
    {
      name: "One",
      members: ["ada@example.com"],
      projects: [
        {
          name: "Twin",
          description: "the first",
          phases: [{ name: "Start" }, { name: "End", status: "Draft" }],
        },
        { name: "Twin" },
      ],
    },
    { name: "Deux 🍁", projects: [{ name: "Solo" }] },
  ],
  templates: [{ name: "CRISP-DM", phases: ["Business", "Data"] }],
  activities: [
    { workspace: "Deux 🍁", date: "2026-01-01T00:00:00.000Z" },
    { workspace: "One", date: "2026-02-01T00:00:00.000Z" },
  ],
};
const byId =
  "query q($id: VecticeId!) { getProjectById(projectId: $id) { vecticeId workspace { name } } }";
const byName =
  'query q($n: String!) { getProjectByName(name: $n, workspaceId: "WSP-1") { vecticeId } }';
const list =
  "query q($p: PageInput!) { getUserWorkspaceList(page: $p) { items { vecticeId } page { index size } total } }";
const phases =
  "query q($i: VecticeId!) { getPhaseList(filters: { parentId: $i }) { items { name index status } total } }";
const create =
  'mutation m($d: ProjectCreateInput!) { createProject(workspaceId: "WSP-2", data: $d) { vecticeId name description } }';

describe("refusals", () => {
  it.each([
    ["a member's project", 0, "PRJ-1", { data: { getProjectById: { vecticeId: "PRJ-1" } } }],
    ["what is not one's own", 1, "PRJ-1", refused(404, "rights_guard")],
    ["what is not there", 0, "PRJ-99", refused(404, "rights_guard")],
    ["an id of another kind", 0, "WSP-1", refused(400)],
    ["no id at all", 0, "Twin", refused(400)],
  ])("of %s", async (_, user, id, expected) => {
    const talk = await protocolClient(createBackend({ seed }), user);
    expect(await talk.graphql(byId, { id })).toMatchObject(expected);
  });

  it("word what is missing like what is not one's own", async () => {
    const talk = await protocolClient(createBackend({ seed }), 1);
    const texts = await Promise.all(["PRJ-1", "PRJ-9"].map((id) => talk.graphql(byId, { id })));
    expect(JSON.stringify(texts[0]).replaceAll("PRJ-1", "?")).toBe(
      JSON.stringify(texts[1]).replaceAll("PRJ-9", "?"),
    );
  });

  it("of a name that two bear, and one that none bears", async () => {
    const talk = await protocolClient(createBackend({ seed }));
    expect(await talk.graphql(byName, { n: "Twin" })).toMatchObject(refused(409));
    expect(await talk.graphql(byName, { n: "twin" })).toMatchObject(refused(404, "rights_guard"));
  });

  it("of documents that are wrong: 400, the key null", async () => {
    const talk = await protocolClient(createBackend({ seed }));
    for (const query of ["{ nonsense }", "{ whoAmI", "", "{ whoAmI { user } }"]) {
      const answer = await talk.graphql(query);
      expect(answer).toMatchObject({
        errors: [{ extensions: { key: null } }],
      });
      expect(answer).toMatchObject(refused(400));
    }
  });

  it("say where in the data they happened, and everything that clients read", async () => {
    const talk = await protocolClient(createBackend({ seed }));
    expect(
      await talk.graphql('{ lost: getProjectById(projectId: "PRJ-99") { name } }'),
    ).toMatchObject({
      errors: [{ path: ["lost"], extensions: { key: "rights_guard", exception: { status: 404 } } }],
    });
    expect(
      await talk.graphql("{ getUserWorkspaceList(page: { index: 0 }) { total } }"),
    ).toMatchObject({ errors: [{ path: ["getUserWorkspaceList"], extensions: { key: null } }] });
  });
});

describe("pages", () => {
  it.each([
    [{}, { index: 1, size: 30 }, 2],
    [{ index: 2, size: 1 }, { index: 2, size: 1 }, 1],
    [{ index: 1, size: 500 }, { index: 1, size: 40 }, 2],
    [{ index: 9 }, { index: 9, size: 30 }, 0],
  ])("for %j", async (input, page, count) => {
    const talk = await protocolClient(createBackend({ seed, pageLimit: 40 }));
    expect(await talk.graphql(list, { p: input })).toMatchObject({
      data: { getUserWorkspaceList: { page, total: 2, items: { length: count } } },
    });
  });

  it("count from 1", async () => {
    const talk = await protocolClient(createBackend({ seed }));
    expect(await talk.graphql(list, { p: { index: 0 } })).toMatchObject(refused(400));
    expect(await talk.graphql(list, { p: { size: -1 } })).toMatchObject(refused(400));
  });

  it("of 10,000 workspaces and 100,000 projects come without a wait", async () => {
    const projects = Array.from({ length: 10 }, (_, index) => ({ name: `p${index}` }));
    const big = {
      workspaces: Array.from({ length: 10_000 }, (_, index) => ({ name: `w${index}`, projects })),
    };
    const talk = await protocolClient(createBackend({ seed: big }));
    const query =
      "query q($w: VecticeId!) { getProjectList(workspaceId: $w, page: { size: 100 }) { total } }";
    await talk.graphql(query, { w: "WSP-9999" });
    const start = performance.now();
    for (let index = 1; index <= 100; index += 1) {
      expect(await talk.graphql(query, { w: `WSP-${index}` })).toMatchObject({
        data: { getProjectList: { total: 10 } },
      });
    }
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});

describe("projects and phases", () => {
  it("are made from a template, or from a project with its description", async () => {
    const talk = await protocolClient(createBackend({ seed }));
    expect(
      await talk.graphql(create, { d: { name: "New", templateName: "CRISP-DM" } }),
    ).toMatchObject({
      data: { createProject: { vecticeId: "PRJ-4", name: "New" } },
    });
    expect(await talk.graphql(phases, { i: "PRJ-4" })).toMatchObject({
      data: {
        getPhaseList: {
          total: 2,
          items: [
            { name: "Business", index: 1, status: "NotStarted" },
            { name: "Data", index: 2 },
          ],
        },
      },
    });
    expect(
      await talk.graphql(create, { d: { name: "Copy", copyProjectId: "PRJ-1" } }),
    ).toMatchObject({
      data: { createProject: { vecticeId: "PRJ-5", description: "the first" } },
    });
    expect(await talk.graphql(phases, { i: "PRJ-5" })).toMatchObject({
      data: {
        getPhaseList: {
          items: [
            { name: "Start", status: "NotStarted" },
            { name: "End", status: "NotStarted" },
          ],
        },
      },
    });
  });

  it.each([
    [{ name: "x", templateName: "none" }, refused(404, "project_template_not_found")],
    [{ name: "x", copyProjectId: "PRJ-99" }, refused(404, "rights_guard")],
    [{ name: " " }, refused(400)],
    [{ name: null }, refused(400)],
  ])("are refused for %j", async (data, expected) => {
    const backend = createBackend({ seed });
    const talk = await protocolClient(backend);
    expect(await talk.graphql(create, { d: data })).toMatchObject(expected);
    expect(backend.data.projects).toHaveLength(3);
  });

  it.each([
    ["CRISP-DM", ["Business", "Data"]],
    ["quickstart", ["Data preparation", "Modeling"]],
  ])("are made from the template %s where a project to copy is named too", async (name, phases) => {
    const backend = createBackend({ seed });
    const talk = await protocolClient(backend);
    await talk.graphql(create, { d: { name: "x", templateName: name, copyProjectId: "PRJ-3" } });
    expect(
      backend.data.phases.filter(({ project }) => project === "PRJ-4").map(({ name }) => name),
    ).toEqual(phases);
  });

  it("never share an id, also after one was removed", async () => {
    const backend = createBackend({ seed });
    const talk = await protocolClient(backend);
    backend.data.projects.shift();
    await talk.graphql(create, { d: { name: "New" } });
    const ids = backend.data.projects.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("follow changes of the data, replaced rows too", async () => {
    const backend = createBackend({ seed });
    const talk = await protocolClient(backend);
    await talk.graphql(byId, { id: "PRJ-1" });
    backend.data.projects[0] = {
      id: "PRJ-77",
      name: "Other",
      description: null,
      workspace: "WSP-1",
    };
    expect(await talk.graphql(byId, { id: "PRJ-77" })).toMatchObject({
      data: { getProjectById: { vecticeId: "PRJ-77" } },
    });
    expect(await talk.graphql(byId, { id: "PRJ-1" })).toMatchObject(refused(404));
  });
});

describe("the user", () => {
  it("sees the newest activity of the own workspaces first", async () => {
    const query =
      "{ getLastAssets(page: { size: 1 }) { items { workspace { name } } total page { hasNextPage } } }";
    const backend = createBackend({ seed });
    expect(await (await protocolClient(backend)).graphql(query)).toMatchObject({
      data: {
        getLastAssets: {
          items: [{ workspace: { name: "One" } }],
          total: 2,
          page: { hasNextPage: true },
        },
      },
    });
    expect(await (await protocolClient(backend, 1)).graphql(query)).toMatchObject({
      data: {
        getLastAssets: {
          items: [{ workspace: { name: "Deux 🍁" } }],
          total: 1,
          page: { hasNextPage: false },
        },
      },
    });
  });

  it("finds the documented example in the demo organization, and more than ten workspaces", async () => {
    const talk = await protocolClient(createBackend());
    expect(
      await talk.graphql(
        '{ getWorkspaceByName(name: "Credit risk") { vecticeId } getUserWorkspaceList(page: {}) { total } }',
      ),
    ).toMatchObject({
      data: {
        getWorkspaceByName: { vecticeId: "WSP-1" },
        getUserWorkspaceList: { total: 13 },
      },
    });
    expect(await talk.graphql(byName, { n: "Churn" })).toMatchObject({
      data: { getProjectByName: {} },
    });
  });
});
