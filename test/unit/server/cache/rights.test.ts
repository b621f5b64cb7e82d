import { describe, expect, it } from "vitest";
import type { ProxyOperation } from "../../../../src/server/index.ts";
import { type Backend, createBackend } from "../../../../src/testing/index.ts";
import { cachedProxy, countingUpstream, projects } from "./cached-proxy.ts";

const whoAmI = "{ whoAmI { user { name email } } }";
const list = "{ getUserWorkspaceList(page: { index: 1, size: 50 }) { items { vecticeId } total } }";

const reached = ({ requests }: Backend): Backend["requests"] =>
  requests.filter(({ path }) => !path.endsWith("/authenticate"));

describe("shared answers", () => {
  it("are never those of callers with other workspaces", async () => {
    const backend = createBackend();
    const { dataOf } = cachedProxy(
      backend,
      {},
      {
        one: { workspaces: ["WSP-1"] },
        other: { workspaces: ["WSP-2"] },
        both: { workspaces: ["WSP-2", "WSP-1"] },
        same: { workspaces: ["WSP-1", "WSP-2", "WSP-1"] },
      },
    );
    const all = JSON.stringify(await dataOf(list));
    expect(all).toContain("WSP-2");
    const ids = (answer: unknown): unknown => JSON.stringify(answer).match(/WSP-\d+/g);
    expect(ids(await dataOf(list, "one"))).toEqual(["WSP-1"]);
    expect(ids(await dataOf(list, "other"))).toEqual(["WSP-2"]);
    const before = reached(backend).length;
    expect(ids(await dataOf(list, "both"))).toEqual(["WSP-1", "WSP-2"]);
    expect(reached(backend).length).toBe(before + 1);
    expect(ids(await dataOf(list, "same"))).toEqual(["WSP-1", "WSP-2"]);
    expect(reached(backend).length).toBe(before + 1);
    await dataOf(projects);
    expect(await dataOf(projects, "other")).toMatchObject({
      errors: [{ extensions: { key: "rights_guard" } }],
    });
  });

  it("tell every caller the name of that caller", async () => {
    const backend = createBackend();
    const { dataOf } = cachedProxy(
      backend,
      {},
      {
        grace: { user: { name: "Grace" } },
        alan: { user: { name: "Alan" } },
      },
    );
    const owner = backend.data.users[0];
    const user = (name: unknown, email: unknown): object => ({
      data: { whoAmI: { user: { name, email } } },
    });
    for (let round = 0; round < 2; round += 1) {
      expect(await dataOf(whoAmI)).toEqual(user(owner?.name, owner?.email));
      expect(await dataOf(whoAmI, "grace")).toEqual(user("Grace", null));
      expect(await dataOf(whoAmI, "alan")).toEqual(user("Alan", null));
    }
  });

  it("are shared by callers whose names alone differ", async () => {
    const upstream = countingUpstream();
    const { dataOf } = cachedProxy(
      upstream,
      {},
      {
        grace: { user: { name: "Grace" } },
        alan: { user: { name: "Alan" } },
      },
    );
    await Promise.all([dataOf(projects), dataOf(projects, "grace"), dataOf(projects, "alan")]);
    expect(upstream.requests).toHaveLength(1);
  });

  it("are for those alone whom authorize and allow still let in", async () => {
    const upstream = countingUpstream();
    const asked: ProxyOperation[] = [];
    let isIn = true;
    let isAllowed = true;
    const { post, ask } = cachedProxy(upstream, {
      authorize: () => isIn,
      allow: (operation) => {
        asked.push(operation);
        return isAllowed;
      },
    });
    expect([(await ask(projects)).status, (await ask(projects)).status]).toEqual([200, 200]);
    expect(asked).toHaveLength(2);
    isAllowed = false;
    expect((await ask(projects)).status).toBe(403);
    isIn = false;
    expect((await ask(projects)).status).toBe(401);
    expect((await post({ query: projects }, { origin: "https://evil.example" })).status).toBe(403);
    expect(upstream.requests).toHaveLength(1);
  });

  it("are not asked for with a token that Vectice refuses, and the page is told so", async () => {
    const { post } = cachedProxy(createBackend(), { apiToken: () => "unknown-token" });
    const answer = await post({ query: projects });
    expect(answer.status).toBe(502);
    expect(await answer.text()).toContain("proxy_token_refused");
  });

  it("ask once where something is, for callers who ask at the same time", async () => {
    const backend = createBackend();
    const { dataOf } = cachedProxy(backend, {}, { one: { workspaces: ["WSP-1"] } });
    const phases = '{ getPhaseList(filters: { parentId: "PRJ-1" }) { total } }';
    const answers = await Promise.all([1, 2, 3].map(() => dataOf(phases, "one")));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(reached(backend).map(({ operation }) => operation)).toEqual([
      "getProjectById",
      "getPhaseList",
    ]);
  });
});
