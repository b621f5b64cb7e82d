import { describe, expect, it } from "vitest";
import { createConnect } from "../../../src/core.ts";
import { connect, Connection, type ConnectOptions } from "../../../src/index.ts";
import { createBackend } from "../../../src/testing/index.ts";

const host = "https://vectice.example.com";

/** Counts how many requests had to wait for one another: the longest chain of them. */
function chained(): { options: ConnectOptions; depth: () => number } {
  const backend = createBackend({ latency: 5 });
  const ended: number[] = [0];
  return {
    options: {
      apiToken: backend.data.users[0]?.apiToken,
      host,
      logLevel: "silent",
      fetch: async (url, init) => {
        const depth = Math.max(...ended) + 1;
        const answer = await backend.fetch(url, init);
        ended.push(depth);
        return answer;
      },
    },
    depth: () => Math.max(...ended),
  };
}

describe("connecting", () => {
  it.each([
    ["nothing", {}, 2],
    ["a workspace by id", { workspace: "WSP-1" }, 2],
    ["a workspace by name", { workspace: "Credit risk" }, 2],
    ["both by id", { workspace: 1, project: 1 }, 2],
    ["a project by name in a workspace by id", { workspace: "WSP-1", project: "Churn" }, 2],
    ["a project by id in a workspace by name", { workspace: "Credit risk", project: "PRJ-1" }, 2],
    ["both by name", { workspace: "Credit risk", project: "Churn" }, 3],
  ])("with %s takes as few round trips as can be", async (_, places, trips) => {
    const { options, depth } = chained();
    await connect({ ...options, ...places });
    expect(depth()).toBe(trips);
  });

  it("tells the failure that explains the others", async () => {
    const { options } = chained();
    const lost = connect({ ...options, workspace: "WSP-999", project: "PRJ-999" });
    await expect(lost).rejects.toMatchObject({ name: "NotFoundError", resource: "workspace" });
  });

  it("refuses a logger that lacks a method, and names it", async () => {
    const { options } = chained();
    // What JavaScript would pass; its types would not let it.
    const logger = new Proxy(console, {
      get: (target, name): unknown => (name === "error" ? undefined : Reflect.get(target, name)),
    });
    await expect(connect({ ...options, logger })).rejects.toMatchObject({
      name: "SettingsError",
      message: "The option logger has no method error.",
    });
  });

  it("is one function under two names", () => {
    expect(Connection.connect).toBe(connect);
  });

  it("makes connections that know nothing of each other", async () => {
    const [one, other] = [chained(), chained()];
    const connections = await Promise.all([
      Connection.open(one.options),
      Connection.open({ ...other.options, host: `${host}/other` }),
    ]);
    expect(connections.map((connection) => connection.host)).toEqual([host, `${host}/other`]);
  });
});

describe("createConnect", () => {
  it("looks for settings in sources of one's own, and logs to a logger of one's own", async () => {
    const { options } = chained();
    const lines: string[] = [];
    const keep = (line: string): void => void lines.push(line);
    const { apiToken } = options;
    const own = createConnect({
      sources: [
        {
          name: "the keychain",
          get: async (key) => (key === "VECTICE_API_TOKEN" ? apiToken : undefined),
        },
        { name: "the manifest", get: (key) => ({ VECTICE_HOST: host, WORKSPACE: 1 })[key] },
      ],
      logger: { debug: keep, info: keep, warn: keep, error: keep },
    });
    const workspace = await own({ fetch: options.fetch, logLevel: "info" });
    expect(workspace.kind).toBe("workspace");
    const connection = await own.open({ fetch: options.fetch });
    expect(connection.settings).toMatchObject({
      apiToken: { source: "the keychain" },
      host: { source: "the manifest" },
    });
    expect(lines).toHaveLength(1);
    await expect(own({ config: "file.json" })).rejects.toThrow("can only be the parsed object");
    await expect(own({ host: "/vectice" })).rejects.toThrow("is a path, outside of a page");
    const silent = createConnect({ sources: [] });
    await expect(
      silent({ apiToken, host, retry: 0, fetch: () => Promise.reject(new Error("offline")) }),
    ).rejects.toThrow(/No answer from .*can it be reached from here/);
  });
});
