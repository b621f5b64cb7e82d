import { describe, expect, it } from "vitest";
import { connect, Connection, fileFrom, isVecticeError } from "../../src/index.ts";
import { NotFoundError, IncompleteWriteError } from "../../src/errors.ts";
import { keysOf, queries } from "../../src/query/index.ts";
import { createProxy } from "../../src/server/index.ts";
import { createBackend } from "../../src/testing/index.ts";
import { desk } from "./cli/call.ts";

const jwt = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhZGEiLCJleHAiOjE5OTk5OTk5OTl9.c2lnbmF0dXJlLW9m";
const apiToken = "api-token-4242-never-to-be-seen";
const host = "https://vectice.example.com";

/** Everything that can be seen of an error: its texts, its own properties, its JSON, its causes. */
function textOf(error: unknown): string {
  if (!(error instanceof Error)) {
    return String(error);
  }
  const own = Reflect.ownKeys(error).map((key) => {
    const value: unknown = Reflect.get(error, key);
    return value instanceof Error ? textOf(value) : JSON.stringify(value);
  });
  return [error.message, error.stack, JSON.stringify(error), ...own].join("\n");
}

const lines: string[] = [];
const log = (line: string): void => void lines.push(line);
const settings = {
  apiToken,
  host,
  retry: 0,
  logLevel: "debug",
  logger: { debug: log, info: log, warn: log, error: log },
} as const;

function backend(): ReturnType<typeof createBackend> {
  return createBackend({
    users: [{ name: "Ada", apiToken }],
    seed: {
      workspaces: [
        {
          name: "One",
          projects: [
            {
              name: "Two",
              phases: [{ name: "Three", iterations: [{ status: "InProgress" }] }],
              models: [{ name: "Four", versions: [{}] }],
            },
          ],
        },
      ],
    },
  });
}

const notFound = { status: 404, body: "no" };

type Call = (connection: Connection, token: string) => unknown;

const calls: readonly (readonly [string, Call])[] = [
  ["workspace", (connection, token) => connection.workspace(token)],
  ["project", (connection, token) => connection.project(token)],
  ["a link", (connection, token) => connection.browse(`${host}/browse/project/${token}`)],
  ["a link of elsewhere", (connection, token) => connection.at(`https://x.example/${token}`)],
  ["browse", (connection, token) => connection.browse(token)],
  ["at", (connection, token) => connection.at(token)],
  ["a query", (connection, token) => queries(connection).project(token)],
  ["keys", (_, token) => keysOf(token)],
  ["phase", (connection, token) => connection.at("PRJ-1").phase(token)],
  ["iteration", (connection, token) => connection.at("PHA-1").iteration(token)],
  ["table", (connection, token) => connection.at("MDV-1").table(token)],
  ["download", (connection, token) => connection.at("MDV-1").download(token)],
  ["graphql", (connection, token) => connection.graphql(`{ ${token} }`)],
  [
    "a section",
    async (connection, token) =>
      (await connection.iteration(1)).log("text", { section: token.repeat(3) }),
  ],
  [
    "a metric",
    async (connection, token) =>
      (await connection.modelVersion(1)).update({ metrics: { [token]: Number.NaN } }),
  ],
  [
    "a file",
    async (connection, token) =>
      (await connection.iteration(1)).logFile(new File([], `${token}.txt`)),
  ],
  [
    "a path",
    async (connection, token) => (await connection.iteration(1)).logFile(fileFrom(`./${token}`)),
  ],
  [
    "derivedFrom",
    async (connection, token) =>
      (await connection.iteration(1)).logModel({ name: "x", derivedFrom: token }),
  ],
  [
    "a name of a column",
    async (connection, token) =>
      (await connection.iteration(1)).logTable("t", { rows: [{ a: 1 }], columns: [token] }),
  ],
];

describe.each([
  ["a JWT", jwt],
  ["a JWT behind a prefix", `token_${jwt}`],
  ["the API token", apiToken],
])("%s that is given for a name", (_, token) => {
  const secret = token.replace("token_", "");

  it.each(calls)("is not shown by %s", async (_name, call) => {
    const { fetch, fail } = backend();
    const connection = await Connection.open({ ...settings, fetch });
    fail("getWorkspaceByName", notFound);
    fail("getPhaseByName", notFound);
    fail("/api/attachments", notFound);
    lines.length = 0;
    let failure: unknown;
    try {
      await call(connection, token);
    } catch (error) {
      failure = error;
    }
    if (_name !== "keys" && _name !== "a query") {
      expect(isVecticeError(failure)).toBe(true);
    }
    expect(textOf(failure)).not.toContain(secret);
    expect(lines.join("\n")).not.toContain(secret);
  });

  it.each<readonly [string, object]>([
    ["workspace", { workspace: token }],
    ["project", { workspace: 1, project: token }],
    ["headers", { headers: { [`${token}\n`]: "x" } }],
    ["logLevel", { logLevel: token }],
    ["config", { config: `./${token}.json` }],
    ["a key of config", { config: { WORKSPACE: token } }],
    ["host", { host: `https://x.example/ ${token}` }],
    ["concurrency", { concurrency: token }],
  ])("is not shown when it is the option %s", async (_name, options) => {
    const { fetch, fail } = backend();
    fail("getWorkspaceByName", notFound);
    fail("getProjectByName", notFound);
    lines.length = 0;
    const failure: unknown = await connect({ ...settings, fetch, ...options }).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(isVecticeError(failure)).toBe(true);
    expect(textOf(failure)).not.toContain(secret);
    expect(lines.join("\n")).not.toContain(secret);
  });

  it.each([
    [token],
    ["log", token],
    ["ls", token],
    ["get", token],
    ["ls", "WSP-1", token],
    ["gate", token],
    ["get", `--${token}`, "x"],
    ["ls", `--config=${token}`],
    ["download", "MDV-1", token],
    ["log", "note", token, "text"],
    ["log", "file", "ITR-1", `${token}.csv`],
  ])("is not shown by the command", async (...argv) => {
    const desktop = desk({ users: [{ name: "Ada", apiToken }] });
    for (const terminal of [true, false]) {
      const { code, out, err } = await desktop.call(argv, {
        terminal,
        env: { VECTICE_API_TOKEN: apiToken },
      });
      expect(code).not.toBe(0);
      expect(out + err).not.toContain(secret);
    }
  });

  it("is not shown by options of the proxy", () => {
    for (const options of [{ base: `/ ${token}` }, { origin: token }, { hosts: [`${token}/`] }]) {
      let failure: unknown;
      try {
        createProxy({ apiToken, host, authorize: () => true, ...options });
      } catch (error) {
        failure = error;
      }
      expect(isVecticeError(failure)).toBe(true);
      expect(textOf(failure)).not.toContain(secret);
    }
  });
});

describe("a JWT in data", () => {
  it("is not printed by the command, in any format", async () => {
    const desktop = desk({ seed: { workspaces: [{ name: `One ${jwt}`, description: jwt }] } });
    for (const format of [[], ["--json"], ["--ndjson"]]) {
      for (const terminal of [true, false]) {
        const { code, out } = await desktop.call(["get", "WSP-1", ...format], { terminal });
        expect(code).toBe(0);
        expect(out).toContain("One");
        expect(out).not.toContain(jwt);
      }
    }
  });

  it("is in no error that is made of it", () => {
    const step = { kind: "file", name: jwt } as const;
    const facts = { id: jwt, done: [step], missing: [step] };
    for (const error of [
      new NotFoundError(`There is no ${jwt}.`, { reference: jwt, resource: jwt, key: jwt }),
      new IncompleteWriteError(jwt, { ...facts, operation: jwt, requestId: jwt }),
    ]) {
      expect(textOf(error)).toContain("[secret]");
      expect(textOf(error)).not.toContain(jwt);
    }
  });

  it("takes no time to speak of where there is none", () => {
    const started = Date.now();
    const text = "eyJ".repeat(30_000);
    expect(new NotFoundError(`${text} ${"a.eyJ-".repeat(20_000)}`).message).toContain("eyJ");
    expect(Date.now() - started).toBeLessThan(1000);
  });
});
