import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Connection } from "../../../src/browser.ts";
import { createProxy, type Authorization } from "../../../src/server/index.ts";
import { createBackend } from "../../../src/testing/index.ts";
import { fetchOf } from "../../fetch-of.ts";

const origin = "https://dashboards.example.com";

/** A page of the proxy's own origin, as far as requests tell. */
function pageWith(authorize: () => Authorization) {
  const backend = createBackend();
  const apiToken = backend.data.users[0]?.apiToken ?? "";
  const proxy = createProxy({
    apiToken,
    host: "https://vectice.example.com",
    base: "/vectice",
    origin,
    authorize,
    fetch: backend.fetch,
  });
  const traffic: string[] = [];
  const send = fetchOf(async (request) => {
    traffic.push(JSON.stringify([request.url, ...request.headers]), await request.clone().text());
    request.headers.set("origin", origin);
    const answer = await proxy(request);
    traffic.push(JSON.stringify([...answer.headers]), await answer.clone().text());
    return answer;
  });
  return { backend, apiToken, traffic, send };
}

const open = (fetch: ReturnType<typeof fetchOf>, options: object = {}) =>
  Connection.open({ host: "/vectice", fetch, logLevel: "silent", retry: 0, ...options });

beforeEach(() => {
  vi.stubGlobal("location", { origin });
  vi.stubGlobal("localStorage", { getItem: () => null });
});
afterEach(() => vi.unstubAllGlobals());

describe("a page with a proxy on its own origin", () => {
  it("connects and reads without any token, and none is in its traffic", async () => {
    const { backend, apiToken, traffic, send } = pageWith(() => true);
    const connection = await open(send);
    expect(connection.host).toBe(`${origin}/vectice`);
    expect(connection.settings).toEqual({ host: { value: connection.host, source: "argument" } });
    const workspaces = await connection.workspaces();
    expect(workspaces.length).toBeGreaterThan(1);
    const jwt = backend.requests.at(-1)?.headers["authorization"]?.slice("Bearer ".length) ?? "";
    expect(jwt).toMatch(/^eyJ/);
    expect(traffic.join("\n")).not.toContain(apiToken);
    expect(traffic.join("\n")).not.toMatch(/eyJ|"authorization"|authenticate/);
  });

  it("has links that lead to the web app, and opens links of both addresses", async () => {
    const connection = await open(pageWith(() => true).send);
    const web = "https://vectice.example.com";
    expect(connection.url).toBe(`${web}/workspaces`);
    const project = await connection.project("PRJ-1");
    expect(project.url).toBe(`${web}/browse/project/PRJ-1`);
    for (const link of [project.url, `${origin}/vectice/browse/project/PRJ-1`]) {
      expect(await connection.browse(link)).toMatchObject({ kind: "project", id: "PRJ-1" });
    }
    const elsewhere = connection.browse("https://other.example.com/browse/project/PRJ-1");
    await expect(elsewhere).rejects.toMatchObject({ name: "InvalidIdError" });
  });

  it.each(["javascript:alert(1)", "https://a:b@evil.example", "https://evil.example/?a", 7, null])(
    "takes no address %s from whatever answers in place of the proxy",
    async (web) => {
      const { backend, send } = pageWith(() => true);
      const connection = await open(async (url, init) =>
        url.endsWith("/compatibility") ? Response.json({ status: "OK", web }) : send(url, init),
      );
      expect(backend.requests.length).toBeGreaterThan(0);
      expect(connection.url).toBe(`${origin}/vectice/workspaces`);
    },
  );

  it("shows the name of its user, as authorize gives it", async () => {
    const { send } = pageWith(() => ({ user: { name: "Grace Hopper" } }));
    expect((await open(send)).user.name).toBe("Grace Hopper");
  });

  it("is told that its session is over, not that a token is wrong", async () => {
    let signedIn = true;
    const { send } = pageWith(() => signedIn);
    const connection = await open(send);
    signedIn = false;
    const lost = connection.workspaces().total();
    await expect(lost).rejects.toMatchObject({
      name: "AuthenticationError",
      status: 401,
      key: "not_signed_in",
    });
    await expect(lost).rejects.toThrow(/your session there is over\. Sign in again/);
    await expect(open(send)).rejects.toThrow(/You are not signed in at/);
  });

  it("hears other refusals in the proxy's own words", async () => {
    const { send } = pageWith(() => true);
    const connection = await open(send);
    await expect(
      connection.graphql(
        'mutation { createPhase(createModel: {name: "x"}, parentId: "PRJ-1") { name } }',
      ),
    ).rejects.toMatchObject({ name: "PermissionError", key: "not_allowed" });
    await expect(open(send, { apiToken: "a-token-of-its-own" })).rejects.toThrow(
      /403|permission.*holds the API token itself/s,
    );
  });

  it("reads everything but columns when it is scoped to workspaces", async () => {
    const { send } = pageWith(() => ({ workspaces: ["WSP-1"] }));
    const connection = await open(send);
    const [project, version, iteration, dataset] = await Promise.all([
      connection.project("PRJ-1"),
      connection.modelVersion("MDV-1"),
      connection.iteration("ITR-1"),
      connection.datasetVersion("DTV-1"),
    ]);
    const lists = [
      connection.workspaces(),
      project.phases(),
      project.models(),
      project.datasets(),
      project.issues(),
      project.reports(),
      iteration.assets(),
      iteration.sections(),
      version.attachments(),
      version.issues(),
      version.reports(),
    ];
    const read = await Promise.all(lists.map(async (list) => (await list).length));
    expect(read.filter((length) => length > 0).length).toBeGreaterThan(6);
    const { inputs } = await version.lineage();
    expect(inputs.map(({ kind }) => kind)).toContain("datasetVersion");
    expect((await connection.lastWorkspace()).id).toBe("WSP-1");
    const [item] = await dataset.items();
    expect(item).toBeDefined();
    if (item !== undefined) {
      await expect(dataset.columns(item)).rejects.toMatchObject({ key: "workspace_scope" });
    }
    await expect(connection.project("PRJ-5")).rejects.toMatchObject({ name: "NotFoundError" });
  });

  it("still needs a token anywhere else", async () => {
    const { send } = pageWith(() => true);
    for (const host of [
      origin,
      "https://vectice.example.com/vectice",
      `${origin}.evil.example/x`,
    ]) {
      await expect(open(send, { host })).rejects.toMatchObject({ name: "SettingsError" });
    }
  });
});
