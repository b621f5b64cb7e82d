import { buildSchema, parse, validate } from "graphql";
import { readFileSync } from "node:fs";
import { describe, expect, it, vi } from "vitest";
import { proxyBeforeBackend, upstreamOf } from "../proxy-before-backend.ts";

// The demo organization: PRJ-1 to PRJ-4 are in WSP-1, PRJ-5 and PRJ-6 in WSP-2.
const scoped = () =>
  proxyBeforeBackend({ authorize: () => ({ workspaces: ["WSP-1"] }), allow: "write" });
const data = async (answer: Response): Promise<unknown> => JSON.parse(await answer.text());

describe("a caller scoped to workspaces", () => {
  it.each([60_000, -3_600_000])(
    "sees what has moved when the clock shows %d ms more",
    async (later) => {
      let workspace = "WSP-1";
      const project = () => ({
        getProjectById: { name: "Churn", workspace: { vecticeId: workspace } },
      });
      const { fetch } = upstreamOf(() => Response.json({ data: project() }));
      const { ask } = proxyBeforeBackend({ fetch, authorize: () => ({ workspaces: ["WSP-1"] }) });
      const read = '{ getProjectById(projectId: "PRJ-1") { name } }';
      expect((await ask(read)).status).toBe(200);
      workspace = "WSP-2";
      vi.useFakeTimers({ toFake: ["Date"] });
      vi.setSystemTime(Date.now() + later);
      const { status } = await ask(read);
      vi.useRealTimers();
      expect(status).toBe(404);
    },
  );

  it.each([403, 418, 451, 499, 500, 501])(
    "hears nothing of an answer that is no more than the status %i",
    async (status) => {
      const lists = [
        '{ getPhaseList(filters: { parentId: "PRJ-1" }) { total } }',
        "{ getUserWorkspaceList(page: {}) { total } }",
        '{ getProjectById(projectId: "PRJ-9") { name } }',
      ];
      const inside = { getProjectById: { workspace: { vecticeId: "WSP-1" } } };
      const { fetch } = upstreamOf(async (request) => {
        const text = await request.text();
        return text.includes("PRJ-1") && text.includes("getProjectById")
          ? Response.json({ data: inside })
          : new Response("no", { status });
      });
      const { ask } = proxyBeforeBackend({ fetch, authorize: () => ({ workspaces: ["WSP-1"] }) });
      const answers = await Promise.all(
        lists.map(async (list) => {
          const answer = await ask(list);
          return `${answer.status} ${await answer.text()}`;
        }),
      );
      expect(answers[0]).toMatch(/^404 .*rights_guard/);
      expect(new Set(answers).size).toBe(1);
    },
  );

  it.each([
    '{ getWorkspaceById(workspaceId: "WSP-1") { name } }',
    '{ getWorkspaceByName(name: "Credit risk") { name } }',
    '{ getProjectById(projectId: "PRJ-1") { name workspace { vecticeId } } }',
    '{ getProjectList(workspaceId: "WSP-1", page: {}) { items { name } total } }',
    '{ getPhaseById(id: "PHA-1") { name parent { workspace { name } } } }',
    "{ getPublicConfig { versions { version } } __typename }",
  ])("may ask %s", async (query) => {
    const { ask } = scoped();
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
    ['{ getProjectList(workspaceId: "WSP-1", page: {}, also: ["WSP-2"]) { total } }', 403],
    ["{ getProjectById { name } }", 403],
    ["{ Findings(filters: {}) { total } }", 403],
    ["{ sourceColumns(id: 1, columnSourceType: DBColumnSource) { items { name } } }", 403],
    ['{ getProjectById(projectId: "PRJ-1") { workspace { projects { name } } } }', 403],
    // A type that goes by another filter than the one that is given.
    ['{ Findings(type: MODEL_VERSION, filters: {projectId: "PRJ-1"}) { total } }', 403],
    ['{ CDTReports(type: PROJECT, filters: {modelVersionId: "MDV-1"}) { total } }', 403],
    ['{ Findings(filters: {projectId: "PRJ-1"}) { total } }', 403],
    ['{ Findings(type: toString, filters: {projectId: "PRJ-1"}) { total } }', 403],
    ['{ Findings(type: PROJECT, filters: {projectId: "PRJ-5"}) { total } }', 404],
    ['{ attachments(entityId: "MDV-1", entityType: constructor) { name } }', 400],
    ["{ getWorkspaceByName { name } }", 400],
    ['{ getWorkspaceByName(also: "Credit risk", name: "Customer insight") { name } }', 403],
    ['{ getModelVersion(modelVersionId: "MDV-1") { inputs } }', 400],
    [
      '{ getModelVersion(modelVersionId: "MDV-1") { vecticeProxyWorkspace: name inputs { name } } }',
      403,
    ],
    ["{ a: whoAmI { defaultWorkspace { name } } getPublicConfig { versions { version } } }", 403],
    ["{ whoAmI @include(if: true) { defaultWorkspace { name } } }", 403],
    ['mutation { createPhase(createModel: {name: "x"}, parentId: "PRJ-1") { name } }', 403],
  ])("may not ask %s", async (query, status) => {
    const { ask, reached } = scoped();
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
    const { ask } = scoped();
    const texts = await Promise.all(
      ["PRJ-5", "PRJ-999"].map(async (id) =>
        (await ask(`{ getProjectById(projectId: "${id}") { name } }`)).text(),
      ),
    );
    expect(texts[0]).toBe(texts[1]);
  });

  it("is refused a field whose name is very long, like any that is unknown", async () => {
    const { ask } = scoped();
    const query = `{ getProjectById(projectId: "PRJ-1") { ${"a".repeat(95_000)} } }`;
    expect((await ask(query)).status).toBe(403);
  });

  it("cannot tell by the number of questions either: what is nowhere is remembered as well", async () => {
    const { ask, reached } = scoped();
    for (const id of ["PRJ-5", "PRJ-999", "PRJ-5", "PRJ-999"]) {
      await ask(`{ getProjectById(projectId: "${id}") { name } }`);
    }
    expect(reached()).toHaveLength(2);
  });

  it("gets no more than a few questions to Vectice out of one", async () => {
    let flying = 0;
    let most = 0;
    const { fetch, requests } = upstreamOf(async () => {
      flying += 1;
      most = Math.max(most, flying);
      await new Promise((resolve) => {
        setTimeout(resolve, 5);
      });
      flying -= 1;
      return Response.json({ data: { getPhaseById: { parent: { workspace: inside } } } });
    });
    const inside = { vecticeId: "WSP-1" };
    const several = (many: number, one: (n: number) => string): string =>
      `{ ${Array.from({ length: many }, (_, n) => `f${n}: ${one(n)}`).join(" ")} }`;
    const query = several(19, (n) => `getPhaseById(id: "PHA-${n}") { name }`);
    const reports = several(
      11,
      (n) =>
        `CDTReports(type: PROJECT, filters: {projectId: "PRJ-${n}", modelVersionId: "MDV-${n}"}) { total }`,
    );
    const { ask } = proxyBeforeBackend({ fetch, authorize: () => ({ workspaces: ["WSP-1"] }) });
    expect((await ask(reports)).status).toBe(400);
    expect(requests).toEqual([]);
    expect((await ask(query)).status).toBe(200);
    expect([requests.length, most]).toEqual([20, 8]);
    inside.vecticeId = "WSP-2";
    const elsewhere = proxyBeforeBackend({ fetch, authorize: () => ({ workspaces: ["WSP-1"] }) });
    requests.length = 0;
    expect((await elsewhere.ask(query)).status).toBe(404);
    expect(requests.length).toBeLessThanOrEqual(8);
  });

  it("sees its own workspaces in lists, counted right, and no default workspace elsewhere", async () => {
    const { ask, reached } = proxyBeforeBackend({
      authorize: () => ({ workspaces: ["WSP-3", "WSP-1", "WSP-99"] }),
    });
    const list = await ask(
      "query l($page: PageInput!) { w: getUserWorkspaceList(page: $page) { items { id: vecticeId } page { size } total } }",
      { page: { index: 1, size: 1 } },
    );
    expect(await data(list)).toEqual({
      data: { w: { items: [{ id: "WSP-1" }], page: { size: 1 }, total: 2 } },
    });
    const who = await ask(
      "{ whoAmI { user { name } defaultWorkspace { vecticeId } ...F } } fragment F on UserAndDefaultWorkspaceOutput { user { name email } }",
    );
    expect(await data(who)).toEqual({
      data: {
        whoAmI: {
          user: { name: "Ada Moreau", email: "ada.moreau@northbank.example" },
          defaultWorkspace: null,
        },
      },
    });
    expect(reached()).toHaveLength(2);
  });

  it("sees the activity of its own workspaces, as far back as it asks", async () => {
    const { ask, backend, reached } = proxyBeforeBackend({
      authorize: () => ({ workspaces: ["WSP-2"] }),
    });
    const { activities } = backend.data;
    const [activity] = activities;
    expect(activity).toBeDefined();
    if (activity !== undefined) {
      activities.splice(0);
      for (let number = 0; number < 150; number += 1) {
        const date = new Date(Date.UTC(2027, 0, 1) - number * 1_000).toISOString();
        const workspace = number < 120 ? "WSP-1" : "WSP-2";
        activities.push({ ...activity, id: number, date, workspace });
      }
    }
    const answer = await ask(
      "{ getLastAssets(page: { index: 1, size: 2 }) { items { id workspace { vecticeId } } page { hasNextPage } } }",
    );
    const workspace = { vecticeId: "WSP-2" };
    expect(await data(answer)).toEqual({
      data: {
        getLastAssets: {
          items: [
            { id: 120, workspace },
            { id: 121, workspace },
          ],
          page: { hasNextPage: true },
        },
      },
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
    const { get } = proxyBeforeBackend({ fetch, authorize: () => ({ workspaces: ["WSP-1"] }) });
    const path = "/vectice/api/attachments/modelversion";
    expect(await (await get(`${path}/MDV-1/a.csv`)).text()).toBe("a,b");
    expect((await get(`${path}/MDV-2/a.csv`)).status).toBe(404);
    expect((await get(`${path}/MDV-1/a.csv`)).status).toBe(200);
    // The workspace of MDV-1 is remembered.
    expect(requests.filter(({ method }) => method === "POST")).toHaveLength(2);
  });

  it("with no workspace at all sees nothing", async () => {
    const { ask } = proxyBeforeBackend({ authorize: () => ({ workspaces: [] }) });
    expect((await ask('{ getProjectById(projectId: "PRJ-1") { name } }')).status).toBe(404);
  });
});

describe("links of a caller scoped to workspaces", () => {
  const inWorkspace = (id: string) => ({ workspace: { vecticeId: id } });
  const version = (name: string, id: string) => ({
    name,
    vecticeProxyWorkspace: { project: inWorkspace(id) },
  });
  const phase = (name: string, id: string) => ({ name, vecticeProxyWorkspace: inWorkspace(id) });
  const iteration = (name: string, id: string) => ({
    name,
    vecticeProxyWorkspace: { parent: inWorkspace(id) },
  });

  /** Answers the proxy's own question with WSP-1, and any other with this. */
  function answering(answer: object) {
    const { fetch, requests } = upstreamOf(async (request) => {
      const text = await request.clone().text();
      const workspace = { vecticeId: "WSP-1" };
      return /\$id: VecticeId!/.test(text)
        ? Response.json({
            data: {
              getModelVersion: { model: { project: { workspace } } },
              getIterationById: { phase: { parent: { workspace } } },
              getProjectById: { workspace },
            },
          })
        : Response.json({ data: answer });
    });
    return {
      requests,
      ...proxyBeforeBackend({ fetch, authorize: () => ({ workspaces: ["WSP-1"] }) }),
    };
  }

  it.each([
    [
      '{ getModelVersion(modelVersionId: "MDV-1") { inputs { name } children { modelVersions { name } datasetVersions { name } } } }',
      {
        getModelVersion: {
          inputs: [version("mine", "WSP-1"), version("theirs", "WSP-2")],
          children: {
            modelVersions: [version("theirs", "WSP-2")],
            datasetVersions: [version("theirs", "WSP-2"), version("mine", "WSP-1")],
          },
        },
      },
      {
        getModelVersion: {
          inputs: [{ name: "mine" }],
          children: { modelVersions: [], datasetVersions: [{ name: "mine" }] },
        },
      },
    ],
    [
      '{ a: getModelVersion(modelVersionId: "MDV-1") { ...F } } fragment F on ModelVersion { o: origins { ... on Origins { phase { name } iteration { ...I } } } } fragment I on Iteration { name }',
      {
        a: { o: { phase: phase("theirs", "WSP-2"), iteration: iteration("theirs", "WSP-2") } },
      },
      { a: { o: { phase: null, iteration: null } } },
    ],
    [
      '{ Findings(type: PROJECT, filters: { projectId: "PRJ-1" }) { total items { modelVersion { name } report { name } } } }',
      {
        Findings: {
          total: 3,
          items: [
            {
              modelVersion: version("theirs", "WSP-2"),
              report: {
                name: "theirs",
                vecticeProxyWorkspace: { model: { project: inWorkspace("WSP-2") } },
              },
            },
            {
              modelVersion: version("mine", "WSP-1"),
              report: {
                name: "mine",
                vecticeProxyWorkspace: { model: { project: inWorkspace("WSP-1") } },
              },
            },
            { modelVersion: null, report: { name: "of no version", vecticeProxyWorkspace: null } },
          ],
        },
      },
      {
        Findings: {
          total: 3,
          items: [
            { modelVersion: null, report: null },
            { modelVersion: { name: "mine" }, report: { name: "mine" } },
            { modelVersion: null, report: null },
          ],
        },
      },
    ],
    [
      '{ getIterationById(id: "ITR-1") { paginatedArtifacts { items { id modelVersion { name } datasetVersion { name } } } } }',
      {
        getIterationById: {
          paginatedArtifacts: {
            items: [{ id: 1, modelVersion: version("theirs", "WSP-2"), datasetVersion: null }],
          },
        },
      },
      {
        getIterationById: {
          paginatedArtifacts: { items: [{ id: 1, modelVersion: null, datasetVersion: null }] },
        },
      },
    ],
    [
      '{ getIterationById(id: "ITR-1") { paginatedArtifacts { items { id n: modelVersionId datasetVersionId } } } }',
      {
        getIterationById: {
          paginatedArtifacts: {
            items: [
              {
                id: 1,
                n: 77,
                vecticeProxyLinkOfn: version("theirs", "WSP-2"),
                datasetVersionId: 78,
                vecticeProxyLinkOfdatasetVersionId: null,
              },
              {
                id: 2,
                n: 5,
                vecticeProxyLinkOfn: version("mine", "WSP-1"),
                datasetVersionId: null,
                vecticeProxyLinkOfdatasetVersionId: null,
              },
            ],
          },
        },
      },
      {
        getIterationById: {
          paginatedArtifacts: {
            items: [
              { id: 1, n: null, datasetVersionId: null },
              { id: 2, n: 5, datasetVersionId: null },
            ],
          },
        },
      },
    ],
  ])("of %s that lead elsewhere are cut off", async (query, answer, cut) => {
    const { ask, requests } = answering(answer);
    expect(await data(await ask(query))).toEqual({ data: cut });
    const sent: unknown = await requests.at(-1)?.json();
    const text = String(Reflect.get(Object(sent), "query"));
    const schema = buildSchema(readFileSync("src/testing/schema.graphql", "utf8"));
    expect(validate(schema, parse(text))).toEqual([]);
  });

  it("are cut off in an answer of the backend too, also behind a directive and merged with others", async () => {
    const { ask, backend } = scoped();
    const { issues, modelVersions, models, projects } = backend.data;
    const workspaceOf = (id: string): string | undefined => {
      const model = models.find(
        (one) => one.id === modelVersions.find((version) => version.id === id)?.model,
      );
      return projects.find((project) => project.id === model?.project)?.workspace;
    };
    const theirs = modelVersions.find(({ id }) => workspaceOf(id) !== "WSP-1")?.id ?? "";
    const mine = modelVersions.find(({ id }) => workspaceOf(id) === "WSP-1")?.id ?? "";
    const [one, other] = issues.filter(({ project }) => project === "PRJ-1");
    Object.assign(one ?? {}, { modelVersion: theirs });
    Object.assign(other ?? {}, { modelVersion: mine });
    const answer = await ask(
      'query q($yes: Boolean!) { Findings(type: PROJECT, filters: { projectId: "PRJ-1" }) { items { id modelVersion { vecticeId } modelVersion @include(if: $yes) { ... @skip(if: $yes) { name } } } } }',
      { yes: true },
    );
    const text = await answer.text();
    expect([answer.status, theirs === "", mine === "", other === undefined]).toEqual([
      200,
      false,
      false,
      false,
    ]);
    expect(text).not.toContain(`"${theirs}"`);
    expect(text).toContain(`{"id":${one?.id},"modelVersion":null}`);
    expect(text).toContain(`{"id":${other?.id},"modelVersion":{"vecticeId":"${mine}"}}`);
  });
});

describe("what is not shown to be inside gives one and the same answer", () => {
  const ask = async (answer: () => Response): Promise<[number, string]> => {
    const { fetch } = upstreamOf(answer);
    const page = proxyBeforeBackend({ fetch, authorize: () => ({ workspaces: ["WSP-1"] }) });
    const got = await page.ask('{ getWorkspaceById(workspaceId: "WSP-1") { name } }');
    return [got.status, await got.text()];
  };
  const refused = (...statuses: readonly number[]): Response =>
    Response.json({
      data: null,
      errors: statuses.map((status) => ({
        message: `no rights on PRJ-9 "Secret" ${status}`,
        extensions: { key: `key_${status}`, exception: { status } },
      })),
    });

  it("whatever Vectice says of it", async () => {
    const answers = await Promise.all(
      [[404], [403], [400], [409], [500], [404, 403, 500]].map((statuses) =>
        ask(() => refused(...statuses)),
      ),
    );
    expect(new Set(answers.map(String)).size).toBe(1);
    expect(answers[0]?.[0]).toBe(404);
    expect(String(answers)).not.toMatch(/PRJ-9|Secret|key_/);
  });

  it("and beside data, errors do not say of what they are", async () => {
    const data = { getWorkspaceById: { name: "One" } };
    const partial = (count: number, status: number): Promise<[number, string]> =>
      ask(() =>
        Response.json({
          data,
          errors: Array.from({ length: count }, () => ({
            message: `PRJ-9 "Secret"`,
            extensions: { exception: { status } },
          })),
        }),
      );
    const answers = await Promise.all([partial(1, 403), partial(1, 500), partial(3, 404)]);
    expect(new Set(answers.map(String)).size).toBe(1);
    expect(String(answers)).not.toMatch(/PRJ-9|Secret/);
  });

  it("but it is told when Vectice is busy, because that is about nothing that was asked for", async () => {
    const [status, text] = await ask(() => refused(503));
    expect([status, text]).toEqual([503, expect.not.stringContaining("PRJ-9")]);
  });

  it("when its workspace cannot be found out, by whatever status", async () => {
    const answers = [];
    for (const answer of [
      () => refused(404),
      () => refused(403),
      () => refused(500),
      () => new Response("blocked", { status: 403 }),
      () => Response.json({ data: { getProjectById: { workspace: { vecticeId: "WSP-2" } } } }),
    ]) {
      const { fetch } = upstreamOf(answer);
      const page = proxyBeforeBackend({ fetch, authorize: () => ({ workspaces: ["WSP-1"] }) });
      const got = await page.ask('{ getProjectById(projectId: "PRJ-9") { name } }');
      answers.push(String([got.status, await got.text()]));
    }
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain("404");
  });
});

it.each(["CDTReports", "Findings", "attachments"])(
  "%s of a type that is no text is refused, not converted",
  async (name) => {
    const { ask } = scoped();
    const type = { toString: null };
    const query =
      name === "attachments"
        ? 'query q($t: JSON) { attachments(entityId: "MDV-1", entityType: $t) { name } }'
        : `query q($t: JSON) { ${name}(type: $t, filters: {projectId: "PRJ-1"}) { total } }`;
    expect((await ask(query, { t: type })).status).toBe(400);
  },
);
