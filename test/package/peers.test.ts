import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import * as v from "valibot";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { install, type Installation } from "./install.ts";

const execute = promisify(execFile);
const versionOf = (name: string): string =>
  v.parse(
    v.object({ version: v.string() }),
    JSON.parse(readFileSync(join("node_modules", name, "package.json"), "utf8")),
  ).version;

/** Reads and writes through the backend's fetch, msw's handlers and the proxy, and says what came. */
const program = `
import { Connection } from "vectice";
import { createProxy } from "vectice/server";
import { createBackend } from "vectice/testing";
import { setupServer } from "msw/node";

const host = "https://vectice.example.com";
const backend = createBackend();
const apiToken = backend.data.users[0].apiToken;
const connection = await Connection.open({ apiToken, host, fetch: backend.fetch, logLevel: "silent" });
const workspace = await connection.workspace(1);
const { name } = await workspace.createProject({ name: "Peers" });
const missing = await connection.project("PRJ-999").catch(({ code }) => code);

const server = setupServer(...backend.handlers(host));
server.listen();
const intercepted = (await Connection.open({ apiToken, host, logLevel: "silent" })).user.name === connection.user.name;
server.close();

const origin = "https://pages.example.com";
const proxy = createProxy({
  apiToken, host, base: "/vectice", origin, authorize: () => true,
  fetch: backend.fetch,
  logger: { debug() {}, info() {}, warn() {}, error() {} },
});
const throughProxy = (request) => proxy(new Request(request, { headers: { ...Object.fromEntries(new Headers(request.headers)), origin } }));
const behind = await Connection.open({
  accessToken: () => "unused", host: origin + "/vectice", logLevel: "silent",
  fetch: (input, init) => throughProxy(new Request(input, init)),
});
console.log(JSON.stringify({ name, missing, intercepted, proxied: (await behind.workspace(1)).name === workspace.name }));
`;

describe.each([
  { graphql: "graphql-16", msw: "msw-2", versions: [16, 2] },
  { graphql: "graphql", msw: "msw", versions: [17, 3] },
])("beside $graphql and $msw", ({ graphql, msw, versions }) => {
  let installed: Installation;

  beforeAll(async () => {
    installed = await install({ name: "graphql", from: graphql }, { name: "msw", from: msw });
    await writeFile(join(installed.folder, "program.mjs"), program);
  }, 60_000);

  afterAll(() => installed.remove());

  it("the package says that they fit, and the backend, its handlers and the proxy work", async () => {
    expect(
      [versionOf(graphql), versionOf(msw)].map((version) => Number.parseInt(version, 10)),
    ).toEqual(versions);
    const { stdout } = await execute(process.execPath, ["program.mjs"], { cwd: installed.folder });
    expect(JSON.parse(stdout)).toMatchObject({
      name: "Peers",
      missing: "not_found",
      intercepted: true,
      proxied: true,
    });
  });
});

it("both generations of the peers are allowed", () => {
  const { peerDependencies } = v.parse(
    v.object({ peerDependencies: v.record(v.string(), v.string()) }),
    JSON.parse(readFileSync("package.json", "utf8")),
  );
  expect(peerDependencies).toEqual({
    graphql: "^16.0.0 || ^17.0.0",
    msw: "^2.0.0 || ^3.0.0",
  });
});
