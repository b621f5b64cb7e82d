import { describe, expect, it } from "vitest";
import { workspaceOverview } from "../../../../src/analysis/index.ts";
import { Connection, type ConnectOptions } from "../../../../src/index.ts";
import { createProxy, type ProxyOptions } from "../../../../src/server/index.ts";
import { type Backend, type BackendOptions, createBackend } from "../../../../src/testing/index.ts";

const site = "https://dashboards.example.com";

interface Page {
  readonly backend: Backend;
  readonly connection: Connection;
  readonly lines: string[];
  /** How many answers the proxy gave since the connection was made, and with which statuses. */
  readonly statuses: number[];
}

/** A page that asks together, of a caller scoped to a workspace. */
async function pageBehindProxy(
  proxyOptions: Partial<ProxyOptions> = {},
  backendOptions: BackendOptions = { seed: "demo" },
  options: ConnectOptions = {},
): Promise<Page> {
  const backend = createBackend(backendOptions);
  const lines: string[] = [];
  const statuses: number[] = [];
  const line = (text: string): void => void lines.push(text);
  const proxy = createProxy({
    host: "https://vectice.example.com",
    apiToken: backend.data.users[0]?.apiToken ?? "",
    fetch: backend.fetch,
    authorize: () => ({ workspaces: ["WSP-1"] }),
    hosts: ["dashboards.example.com"],
    origin: site,
    ...proxyOptions,
  });
  const connection = await Connection.open({
    host: `${site}/vectice`,
    fetch: async (url, init) => {
      const headers = { ...Object.fromEntries(new Headers(init.headers)), origin: site };
      const answer = await proxy(new Request(url, { ...init, headers }));
      statuses.push(answer.status);
      return answer;
    },
    accessToken: () => "none",
    retry: 0,
    batch: true,
    logger: { debug: () => undefined, info: () => undefined, warn: line, error: line },
    ...options,
  });
  backend.reset();
  statuses.length = 0;
  return { backend, connection, lines, statuses };
}

const iterations = Array.from({ length: 10 }, (_, index) => ({
  name: `Iteration ${index}`,
  sections: [{ name: "Data" }, { name: "Model" }],
}));
const seed: BackendOptions["seed"] = {
  workspaces: [
    {
      name: "Credit risk",
      projects: Array.from({ length: 12 }, (_, index) => ({
        name: `Project ${index}`,
        phases: [{ name: "Modeling", iterations: index === 0 ? iterations : [{}] }],
        models: [{ name: "Forest", versions: [{ metrics: { auc: 0.5 } }] }],
      })),
    },
    { name: "Elsewhere", projects: [{ name: "Other" }] },
  ],
};
const ids = iterations.map((_, index) => `ITR-${index + 1}` as const);

describe("reads of one moment, behind a proxy", () => {
  it("go through, each root field judged by itself", async () => {
    const { backend, connection } = await pageBehindProxy();
    const results = await Promise.allSettled(
      ["PRJ-1", "PRJ-2", "PRJ-999"].map((id) => connection.project(id)),
    );
    expect(results[0]).toMatchObject({ status: "fulfilled", value: { id: "PRJ-1" } });
    expect(results[2]).toMatchObject({ reason: { name: "NotFoundError" } });
    backend.reset();
    const lists = await Promise.all([
      connection.at("PRJ-1").models({ pageSize: 2 }),
      connection.at("PRJ-1").datasets(),
      connection.at("WSP-1").projects(),
    ]);
    expect(lists.every(({ length }) => length > 0)).toBe(true);
    expect(backend.requests.some(({ operation }) => operation === "batch")).toBe(true);
  });

  it("come in smaller documents where they are over its limits, and begin so the next time", async () => {
    const { connection, lines, statuses } = await pageBehindProxy({}, { seed });
    const sections = (): Promise<unknown[]> =>
      Promise.all(ids.map((id) => connection.at(id).sections()));
    const first = await sections();
    expect(first).toHaveLength(10);
    expect(first.map((found) => Array.isArray(found) && found.length)).toEqual(ids.map(() => 2));
    // Ten are too much, and so are five; two and three pass.
    expect(statuses.filter((status) => status === 400)).toHaveLength(3);
    statuses.length = 0;
    await sections();
    await Promise.all([
      ...ids.map((id) => connection.at(id).sections()),
      connection.project("PRJ-1"),
    ]);
    expect(statuses.filter((status) => status === 400).length).toBeLessThanOrEqual(3);
    statuses.length = 0;
    await sections();
    expect(statuses).toEqual([200, 200, 200, 200]);
    expect(lines).toEqual([]);
  });

  it("are found to be too much by themselves, whatever stands beside them", async () => {
    const { connection, lines, statuses } = await pageBehindProxy({}, { seed });
    const both = (): Promise<unknown[]> =>
      Promise.all(
        ids.flatMap((id, index): Promise<unknown>[] => [
          Promise.resolve(connection.at(id).sections()),
          connection.project(index + 1),
        ]),
      );
    for (let round = 0; round < 5; round += 1) {
      expect(await both()).toHaveLength(20);
    }
    statuses.length = 0;
    await both();
    expect(statuses.every((status) => status === 200)).toBe(true);
    expect(statuses.length).toBeLessThanOrEqual(5);
    expect(lines).toEqual([]);
  });

  it("leave alone what a scoped caller may ask for alone only", async () => {
    const { connection, lines, statuses } = await pageBehindProxy({}, { seed });
    const screen = (): Promise<unknown[]> =>
      Promise.all([
        connection.workspaces(),
        connection.project("PRJ-1"),
        connection.model("MDL-1"),
      ]);
    const [workspaces] = await screen();
    expect(workspaces).toMatchObject([{ id: "WSP-1" }]);
    expect(statuses).toEqual([403, 200, 200, 200]);
    statuses.length = 0;
    await screen();
    expect(statuses).toEqual([200, 200]);
    expect(lines).toEqual([]);
  });

  it("open overviews as those of a caller who is not scoped", async () => {
    const scoped = await pageBehindProxy({}, { seed });
    const all = await pageBehindProxy({ authorize: () => true }, { seed }, { batch: false });
    const [one, other] = await Promise.all(
      [scoped, all].map(async ({ connection }) =>
        workspaceOverview(await connection.workspace("WSP-1")),
      ),
    );
    expect(JSON.stringify(one)).toBe(JSON.stringify(other));
    expect(one?.errors).toEqual([]);
    expect(scoped.lines).toEqual([]);
    expect(scoped.statuses.every((status) => status === 200)).toBe(true);
    expect(scoped.statuses.length).toBeLessThanOrEqual(all.statuses.length / 5);
  });
});
