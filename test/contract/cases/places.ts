import { equal, match, ok, rejects } from "../assert.ts";
import type { Case } from "../world.ts";

const hostile = [
  '"quoted"',
  "a/b\\c",
  "🦊🏔️ 漢字",
  "<img src=x onerror=alert(1)>",
  "x".repeat(10_000),
  "${name}",
  "__proto__",
  "{ evil }",
];

/** Workspaces and projects: by id, by name, by link, made and listed. */
export const places: readonly Case[] = [
  {
    name: "opens a workspace by id, number and name, and a project likewise",
    run: async ({ open, host }) => {
      const connection = await open();
      const workspace = await connection.workspace("Credit risk");
      const number = Number(workspace.id.slice("WSP-".length));
      equal((await connection.workspace(workspace.id)).toJSON(), workspace.toJSON());
      equal((await connection.workspace(number)).id, workspace.id);
      equal(workspace.url, `${host}/browse/workspace/${workspace.id}`);
      const project = await workspace.project("Churn");
      equal((await workspace.project(project.id)).id, project.id);
      equal((await connection.project(project.id)).workspace.name, "Credit risk");
      equal((await connection.project(Number(project.id.slice(4)))).id, project.id);
      equal(project.toJSON(), {
        kind: "project",
        id: project.id,
        name: "Churn",
        description: project.description,
        url: `${host}/browse/project/${project.id}`,
        workspace: { id: workspace.id, name: "Credit risk" },
      });
      ok(
        Object.isFrozen(connection) && Object.isFrozen(workspace) && Object.isFrozen(project),
        "immutable",
      );
      structuredClone(project.toJSON());
    },
  },
  {
    name: "browses ids and links of the same host, and refuses others",
    run: async ({ open, host }) => {
      const connection = await open();
      const workspace = await connection.workspace("Credit risk");
      const project = await workspace.project("Churn");
      equal((await connection.browse(project.url)).id, project.id);
      equal((await connection.browse(` ${workspace.url}/?tab=1#top `)).id, workspace.id);
      equal((await connection.browse(`${host}/project/${project.id}/reports`)).id, project.id);
      equal((await connection.browse("PRJ-1")).kind, "project");
      const refused = [
        "https://elsewhere.example/browse/project/PRJ-1",
        `${host}/project?w=1&resourceId=2`,
        `${host}/workspaces`,
        `${host}.evil.example/browse/project/PRJ-1`,
        "Churn",
        "",
        "DST-1",
        "https://",
      ];
      for (const reference of refused) {
        await rejects(connection.browse(reference), "InvalidIdError");
      }
      match((await rejects(connection.browse("DSV-1"), "InvalidIdError")).message, /DTV-12/);
      match(
        (await rejects(connection.browse(`${host}/project?w=1&resourceId=2`), "InvalidIdError"))
          .message,
        /cannot be converted/,
      );
    },
  },
  {
    name: "refuses references of the wrong form before anything is sent",
    run: async ({ open, backend }) => {
      const connection = await open();
      const workspace = await connection.workspace("Credit risk");
      backend.requests.length = 0;
      for (const reference of ["PRJ-1", "MDV-3", "DST-4", 0, -1, 1.5, Number.NaN, "", "  "]) {
        await rejects(connection.workspace(reference), "InvalidIdError");
      }
      match(
        (await rejects(connection.workspace("PRJ-1"), "InvalidIdError")).message,
        /PRJ-1.* is the id of a project, not of a workspace.*WSP-12/,
      );
      for (const reference of ["WSP-1", 0, ""]) {
        await rejects(workspace.project(reference), "InvalidIdError");
      }
      await rejects(connection.project("Churn"), "InvalidIdError");
      equal(backend.requests, []);
    },
  },
  {
    name: "says which thing was not found, whatever its name",
    run: async ({ open, backend }) => {
      const connection = await open();
      const { message, facts } = await rejects(connection.workspace("WSP-9999"), "NotFoundError");
      match(message, /no workspace "WSP-9999" at http.*listWorkspaces/);
      equal(
        [facts["resource"], facts["reference"], facts["code"], facts["status"]],
        ["workspace", "WSP-9999", "not_found", 404],
      );
      const workspace = await connection.workspace("Credit risk");
      for (const name of hostile) {
        const lost = await rejects(connection.workspace(name), "NotFoundError");
        equal(lost.facts["reference"], name);
        ok(lost.message.length < 600, "messages stay short");
        await rejects(workspace.project(name), "NotFoundError");
        equal(backend.requests.at(-1)?.variables, { name, workspaceId: workspace.id });
      }
      match((await rejects(connection.workspace("12"), "NotFoundError")).message, /write WSP-12/);
    },
  },
  {
    name: "creates projects: plain, from a template, as a copy",
    run: async ({ open, backend }) => {
      const workspace = await (await open()).workspace("Credit risk");
      for (const name of hostile.slice(0, 4)) {
        const project = await workspace.createProject({ name, description: "made by a test" });
        equal(
          [project.name, project.description, project.workspace.id],
          [name, "made by a test", workspace.id],
        );
        equal((await workspace.project(name)).id, project.id);
      }
      const templates = await workspace.templates();
      const template = templates[0];
      ok(template !== undefined, "a template");
      await workspace.createProject({ name: "From a template", template: template.name });
      equal(backend.requests.at(-1)?.variables, {
        data: {
          name: "From a template",
          description: null,
          templateName: template.name,
          copyProjectId: null,
        },
        workspaceId: workspace.id,
      });
      const churn = await workspace.project("Churn");
      await workspace.createProject({ name: "Copy", copyFrom: churn });
      equal(backend.requests.at(-1)?.variables, {
        data: { name: "Copy", description: null, templateName: null, copyProjectId: churn.id },
        workspaceId: workspace.id,
      });
      await workspace.createProject({ name: "Copy of the copy", copyFrom: churn.id });
      const lost = await rejects(
        workspace.createProject({ name: "x", template: "No such template" }),
        "NotFoundError",
      );
      match(lost.message, /project template "No such template".*templates\(\)/);
      equal(lost.facts["key"], "project_template_not_found");
      await rejects(
        workspace.createProject({ name: "x", template: "a", copyFrom: 1 }),
        "InvalidRequestError",
      );
      await rejects(workspace.createProject({ name: "  " }), "InvalidRequestError");
      await rejects(workspace.createProject({ name: "x", copyFrom: "Churn" }), "InvalidIdError");
    },
  },
  {
    name: "pages templates like any list",
    run: async ({ open }) => {
      const workspace = await (await open()).workspace("Credit risk");
      const all = await workspace.templates();
      equal(await workspace.templates().total(), all.length);
      equal((await workspace.templates().page({ index: 1, size: 1 })).items, all.slice(0, 1));
      equal(await workspace.templates({ pageSize: 1 }), all);
    },
  },
  {
    name: "opens the default workspace and the one used last, and lists the default one first",
    run: async ({ open }) => {
      const connection = await open();
      const mine = await connection.myWorkspace();
      equal((await connection.workspaces()).at(0)?.id, mine.id);
      equal((await connection.workspaces().first())?.id, mine.id);
      const last = await connection.lastWorkspace();
      match(last.id, /^WSP-\d+$/);
    },
  },
  {
    name: "gives ten thousand workspaces, awaited and iterated, each once",
    options: {
      users: [{ name: "Ada", defaultWorkspace: "Workspace 7777" }],
      seed: {
        workspaces: Array.from({ length: 10_000 }, (_, place) => ({ name: `Workspace ${place}` })),
      },
    },
    run: async ({ open, count }) => {
      const connection = await open();
      const all = await connection.workspaces();
      equal(
        [all.length, all[0]?.name, new Set(all.map(({ id }) => id)).size],
        [10_000, "Workspace 7777", 10_000],
      );
      equal(count("getUserWorkspaceList"), 100);
      let iterated = 0;
      for await (const workspace of connection.workspaces()) {
        equal(workspace.id, all[iterated]?.id);
        iterated += 1;
      }
      equal(iterated, 10_000);
    },
  },
  {
    name: "says that there is no default workspace, no activity, or no such query",
    run: async ({ open, backend }) => {
      const connection = await open();
      backend.fail("whoAmI", {
        body: JSON.stringify({
          data: { whoAmI: { user: { name: "Ada" }, defaultWorkspace: null } },
        }),
      });
      match(
        (await rejects(connection.myWorkspace(), "NotFoundError")).message,
        /Ada has no default workspace/,
      );
      backend.fail("getLastAssets", {
        body: JSON.stringify({ data: { getLastAssets: { items: [] } } }),
      });
      await rejects(connection.lastWorkspace(), "NotFoundError");
      backend.fail("getLastAssets", {
        body: JSON.stringify({
          errors: [{ message: 'Cannot query field "getLastAssets" on type "Query".' }],
        }),
      });
      match(
        (await rejects(connection.lastWorkspace(), "CompatibilityError")).message,
        /getLastAssets/,
      );
      backend.fail("getLastAssets", { status: 403 });
      await rejects(connection.lastWorkspace(), "PermissionError");
      const items = [
        { date: "2026-01-01T00:00:00Z", workspace: { vecticeId: "WSP-1", name: "old" } },
        { date: "2026-03-01T00:00:00Z", workspace: null },
        { date: "2026-02-01T00:00:00Z", workspace: { vecticeId: "WSP-2", name: "newer" } },
      ];
      backend.fail("getLastAssets", {
        body: JSON.stringify({ data: { getLastAssets: { items } } }),
      });
      equal((await connection.lastWorkspace()).name, "newer");
    },
  },
  {
    name: "prints a table of workspaces and of projects, and gives what it counted",
    run: async ({ open, host }) => {
      const connection = await open();
      let text = "";
      const workspaces = await connection.listWorkspaces({
        print: (printed) => void (text = printed),
      });
      equal(workspaces.length, await connection.workspaces().total());
      match(text, new RegExp(`^There are ${workspaces.length} workspaces\\.`));
      match(text, /workspace id +\| name +\| description/);
      match(text, /connection\.myWorkspace\(\)/);
      match(text, /connection\.workspace\("WSP-\d+"\)/);
      ok(text.endsWith(`${host}/workspaces`), text);
      const rows = text.split("\n").filter((line) => line.startsWith("WSP-"));
      equal(rows.length, Math.min(10, workspaces.length));
      for (const row of rows) {
        const [id = "", name = "", description = ""] = row
          .split(" | ")
          .map((cell) => Array.from(cell.trim()));
        ok(id.length <= 10 && name.length <= 20 && description.length <= 50, row);
      }
      const workspace = await connection.workspace("Credit risk");
      const projects = await workspace.listProjects({ print: (printed) => void (text = printed) });
      match(text, /projects? in workspace "Credit risk"/);
      equal(projects.length, await workspace.projects().total());
      equal((await workspace.listProjects({ print: false })).length, projects.length);
    },
  },
  {
    name: "tells the server's version, and misses it when it is not told",
    run: async ({ open, backend }) => {
      const connection = await open();
      match(await connection.serverVersion(), /^\d+\.\d+/);
      backend.fail("getPublicConfig", {
        body: JSON.stringify({
          data: { getPublicConfig: { versions: [{ version: "1", artifactName: "NEW" }] } },
        }),
      });
      await rejects(connection.serverVersion(), "ProtocolError");
    },
  },
  {
    name: "sends queries of one's own, and repeats them only when they cannot write",
    run: async ({ open, backend, count }) => {
      const connection = await open();
      const data = await connection.graphql("query whoAmI { whoAmI { user { email } } }");
      equal(data, { whoAmI: { user: { email: backend.data.users[0]?.email } } });
      equal(
        await connection.graphql(
          "query getWorkspaceById($id: VecticeId!) { getWorkspaceById(workspaceId: $id) { name } }",
          { id: "WSP-1" },
        ),
        {
          getWorkspaceById: { name: (await connection.workspace(1)).name },
        },
      );
      backend.requests.length = 0;
      backend.fail("whoAmI", { status: 503 });
      await connection.graphql("query whoAmI { whoAmI { user { name } } }");
      equal(count("whoAmI"), 2);
      backend.fail("createProject", { status: 503 });
      await rejects(
        connection.graphql("mutation createProject { createProject { name } }"),
        "ServerError",
      );
      equal(count("createProject"), 1);
      backend.fail("retrieveIteration", { drop: true });
      const { facts } = await rejects(
        connection.graphql(
          'query retrieveIteration { retrieveIteration(phaseId: "PHA-1") { useExistingIteration } }',
        ),
        "NetworkError",
      );
      equal([facts["maybeApplied"], count("retrieveIteration")], [true, 1]);
      await rejects(connection.graphql("query { nothing { here } }"), "InvalidRequestError");
      await rejects(connection.graphql("  "), "InvalidRequestError");
    },
  },
];
