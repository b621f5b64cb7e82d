import { createBackend, type Backend, type BackendOptions } from "vectice/testing";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createHonoSite } from "../../examples/node-server/hono-site.ts";
import type { SiteOptions } from "../../examples/node-server/parts.ts";
import { createPlainSite } from "../../examples/node-server/plain-site.ts";
import { type Running, serveSite } from "../../examples/node-server/server.ts";
import { noteOf, startExample, token, withIteration } from "./support.ts";

const password = "correct horse battery staple";
const form = "application/x-www-form-urlencoded";
const running: Running[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
});

describe.each([
  ["node:http", createPlainSite],
  ["Hono", createHonoSite],
])("the site on %s", (_, create) => {
  interface Started {
    readonly url: string;
    readonly backend: Backend;
    post(
      path: string,
      init?: { body?: string; headers?: Record<string, string> },
    ): Promise<Response>;
    get(path: string, cookie?: string): Promise<Response>;
  }

  async function start(
    options: Partial<SiteOptions> = {},
    organization: BackendOptions = { users: [{ name: "Ada Moreau", apiToken: token }] },
  ): Promise<Started> {
    const backend = createBackend(organization);
    const vectice = { apiToken: token, fetch: backend.fetch };
    const site = await create({ vectice, password, ...options });
    const server = await serveSite(site);
    running.push(server);
    const { url } = server;
    return {
      url,
      backend,
      post: (path, { body = "", headers = {} } = {}) =>
        fetch(`${url}${path}`, {
          method: "POST",
          redirect: "manual",
          headers: { origin: url, "content-type": form, ...headers },
          body,
        }),
      get: (path, cookie = "") =>
        fetch(`${url}${path}`, { redirect: "manual", headers: { cookie } }),
    };
  }

  const login = (text = password): { body: string } => ({
    body: new URLSearchParams({ password: text }).toString(),
  });

  async function signIn(site: Started): Promise<string> {
    const answer = await site.post("/login", login());
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/"]);
    return answer.headers.get("set-cookie")?.split(";")[0] ?? "";
  }

  const whoAmI = JSON.stringify({ query: "query whoAmI { whoAmI { user { name } } }" });

  function ask(site: Started, cookie: string): Promise<Response> {
    const headers = { cookie, "content-type": "application/json", "x-requested-with": "test" };
    return site.post("/vectice/graphql", { body: whoAmI, headers });
  }

  it("shows nothing but the login to strangers", async () => {
    const site = await start();
    const first = await site.get("/");
    expect([first.status, first.headers.get("location")]).toEqual([303, "/login"]);
    const page = await site.get("/login");
    expect(await page.text()).toContain('<form method="post">');
    expect((await site.get("/main.js")).status).toBe(401);
    expect((await site.get("/vectice/metadata/compatibility")).status).toBe(401);
    expect((await ask(site, "")).status).toBe(401);
    expect((await ask(site, "session=guess")).status).toBe(401);
    expect(site.backend.requests).toEqual([]);
  });

  it("lets in whoever knows the password, by a cookie that scripts and other sites have no part in", async () => {
    const site = await start();
    const answer = await site.post("/login", login());
    expect(answer.headers.get("set-cookie")).toMatch(
      /^session=[\w-]{43}; Max-Age=28800; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    const cookie = await signIn(site);
    const page = await site.get("/", cookie);
    expect(page.headers.get("content-security-policy")).toContain("connect-src 'self'");
    expect(page.headers.get("cache-control")).toBe("no-store");
    expect(await page.text()).toContain('<meta name="vectice-host" content="/vectice" />');
    expect((await site.get("/main.js", cookie)).headers.get("content-type")).toMatch(
      /^text\/javascript/,
    );
    const answered = await ask(site, cookie);
    expect([answered.status, await answered.text()]).toEqual([
      200,
      expect.stringContaining("Ada Moreau"),
    ]);
  });

  it("leads from the login to the page that was asked for, and to no other site", async () => {
    const site = await start();
    const page = await fetch(`${site.url}/PRJ-7`, {
      redirect: "manual",
      headers: { accept: "text/html" },
    });
    expect([page.status, page.headers.get("location")]).toEqual([303, "/login?next=/PRJ-7"]);
    const asked = await (await site.get("/login?next=/PRJ-7")).text();
    expect(asked).toContain('<input name="next" value="/PRJ-7" type="hidden" />');

    const ways: Readonly<Record<string, string>> = {
      "/PRJ-7": "/PRJ-7",
      "//evil.example": "/",
      "/\\evil.example": "/",
      "/.//evil.example": "/",
      "https://evil.example/": "/",
      '/"><script>': "/",
      "/a\r\nset-cookie: a=b": "/",
    };
    for (const [next, location] of Object.entries(ways)) {
      const hidden = await (await site.get(`/login?${new URLSearchParams({ next })}`)).text();
      expect(hidden).toContain(`<input name="next" value="${location}" type="hidden" />`);
      const body = new URLSearchParams({ password, next }).toString();
      const answer = await site.post("/login", { body });
      expect([next, answer.status, answer.headers.get("location")]).toEqual([next, 303, location]);
    }
  });

  it("takes Secure and __Host- where it is reached by https, and only the public name's forms", async () => {
    const publicOrigin = "https://dashboards.example.com/";
    const site = await start({ publicOrigin });
    expect((await site.post("/login", login())).status).toBe(403);
    const headers = { origin: "https://dashboards.example.com" };
    const answer = await site.post("/login", { ...login(), headers });
    expect(answer.headers.get("set-cookie")).toMatch(
      /^__Host-session=[\w-]{43}; Max-Age=28800; Path=\/; HttpOnly; SameSite=Strict; Secure$/,
    );
  });

  it("gives every session a new id, and the old one ends", async () => {
    const site = await start();
    const first = await signIn(site);
    const answer = await site.post("/login", { ...login(), headers: { cookie: first } });
    const second = answer.headers.get("set-cookie")?.split(";")[0] ?? "";
    expect(second).not.toBe(first);
    expect((await ask(site, first)).status).toBe(401);
    expect((await ask(site, second)).status).toBe(200);
    expect((await ask(site, `${second}; session=planted`)).status).toBe(401);
  });

  it("signs out on the server, not only in the browser", async () => {
    const site = await start();
    const cookie = await signIn(site);
    const answer = await site.post("/logout", { headers: { cookie } });
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/login"]);
    expect(answer.headers.get("set-cookie")).toContain("session=; Max-Age=0;");
    expect((await ask(site, cookie)).status).toBe(401);
    expect((await site.get("/", cookie)).status).toBe(303);
  });

  it("ends a session when its time is over", async () => {
    let now = 1_000_000;
    const site = await start({ sessions: { lifetime: 60_000, now: () => now } });
    const cookie = await signIn(site);
    now += 59_999;
    expect((await ask(site, cookie)).status).toBe(200);
    now += 1;
    expect((await ask(site, cookie)).status).toBe(401);
  });

  it("refuses forms of other sites, and those without an Origin", async () => {
    const site = await start();
    const cookie = await signIn(site);
    for (const origin of ["https://evil.example", "null", ""]) {
      const headers = { origin, cookie };
      expect((await site.post("/login", { ...login(), headers })).status).toBe(403);
      expect((await site.post("/logout", { headers })).status).toBe(403);
    }
    expect((await ask(site, cookie)).status).toBe(200);
  });

  it("does not answer to names that are not its own", async () => {
    const site = await start();
    const { port } = new URL(site.url);
    const cookie = await signIn(site);
    const { request } = await import("node:http");
    const status = await new Promise((resolve, reject) => {
      const headers = { host: `evil.example:${port}`, cookie };
      request({ port, host: "127.0.0.1", path: "/", headers }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      })
        .on("error", reject)
        .end();
    });
    expect(status).toBe(421);
  });

  it("slows down whoever tries passwords, also with the right one", async () => {
    let now = 1_000_000;
    const site = await start({ attempts: { now: () => now } });
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const answer = await site.post("/login", login(`wrong ${attempt}`));
      expect(answer.status).toBe(401);
      expect(answer.headers.get("set-cookie")).toBeNull();
    }
    const refused = await site.post("/login", login());
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "60"]);
    now += 60_000;
    await signIn(site);
  });

  it("slows down nobody else behind the same front proxy, whatever addresses one makes up", async () => {
    const publicOrigin = "https://dashboards.example.com";
    const site = await start({ publicOrigin });
    const attempt = (text: string, forwarded: string): Promise<Response> =>
      site.post("/login", {
        ...login(text),
        headers: { origin: publicOrigin, "x-forwarded-for": forwarded },
      });
    for (let number = 0; number < 5; number += 1) {
      expect((await attempt("wrong", `10.0.0.${number}, 203.0.113.66`)).status).toBe(401);
    }
    expect((await attempt(password, "10.0.0.9, 203.0.113.66")).status).toBe(429);
    expect((await attempt(password, "203.0.113.66, 198.51.100.7")).status).toBe(303);
  });

  it("believes nobody's word for an address where nothing stands in front", async () => {
    const site = await start();
    for (let number = 0; number < 6; number += 1) {
      const headers = { "x-forwarded-for": `10.0.0.${number}` };
      const { status } = await site.post("/login", { ...login("wrong"), headers });
      expect(status).toBe(number < 5 ? 401 : 429);
    }
  });

  it("takes nothing but its form", async () => {
    const site = await start({ attempts: { each: 100 } });
    const body = JSON.stringify({ password });
    const json = { "content-type": "application/json" };
    expect((await site.post("/login", { body, headers: json })).status).toBe(400);
    const long = `password=${encodeURIComponent(password)}&more=${"x".repeat(5000)}`;
    expect((await site.post("/login", { body: long })).status).toBe(400);
    expect((await site.post("/login", { body: "" })).status).toBe(401);
    expect((await site.get(`/login?password=${encodeURIComponent(password)}`)).status).toBe(200);
    expect((await site.post("/elsewhere")).status).toBe(405);
  });

  it("serves the dashboard's files and no others", async () => {
    const site = await start();
    const cookie = await signIn(site);
    for (const path of [
      "/server.ts",
      "/serve.mjs",
      "/package.json",
      "/vendor/index.js",
      "/vendor/vectice.min.d.ts",
    ]) {
      expect([path, (await site.get(path, cookie)).status]).toEqual([path, 404]);
    }
    for (const path of ["/%2e%2e/node-server/parts.ts", "/..%2fnode-server%2fsign-in.css"]) {
      expect([400, 404]).toContain((await site.get(path, cookie)).status);
    }
  });

  it("says the token and the password to nobody, in no log line and no header", async () => {
    const lines: unknown[] = [];
    const spies = (["log", "info", "warn", "error", "debug"] as const).map((method) =>
      vi.spyOn(console, method).mockImplementation((...parts) => void lines.push(parts)),
    );
    const site = await start();
    const cookie = await signIn(site);
    site.backend.fail("whoAmI", { status: 500 }, 5);
    const answers = [
      await ask(site, cookie),
      await site.get("/", cookie),
      await site.get("/vectice/graphql", cookie),
      await site.post("/vectice/metadata/authenticate", { headers: { cookie } }),
      await site.post("/login", login("wrong")),
    ];
    spies.forEach((spy) => spy.mockRestore());
    const seen = await Promise.all(
      answers.map(async (answer) => [...answer.headers].join() + (await answer.text())),
    );
    const all = `${seen.join()}${JSON.stringify(lines)}`;
    expect(all).not.toContain(token);
    expect(all).not.toContain(password);
    expect(all).not.toMatch(/eyJ[\w-]{10,}\./);
  });

  it("lets pages of the signed in log a note, and change nothing else", async () => {
    const site = await start({}, withIteration);
    const headers = {
      cookie: await signIn(site),
      "content-type": "application/json",
      "x-requested-with": "test",
    };
    const path = "/vectice/graphql";
    const body = noteOf("Drift is gone.");
    const logged = await site.post(path, { body, headers });
    expect([logged.status, await logged.json()]).toEqual([
      200,
      { data: { addIterationContent: [{ iterationId: 1 }] } },
    ]);
    expect(JSON.stringify(site.backend.export())).toContain("Drift is gone.");
    expect((await site.post(path, { body, headers: { ...headers, cookie: "" } })).status).toBe(401);
    const removal = JSON.stringify({ query: 'mutation { removeIteration(id: "ITR-1") }' });
    expect((await site.post(path, { body: removal, headers })).status).toBe(403);
    const upload = await site.post("/vectice/api/entityfiles/iteration/ITR-1", { headers });
    expect(upload.status).toBe(403);
  });

  it("refuses a blank password", async () => {
    await expect(start({ password: " " })).rejects.toThrow("DASHBOARD_PASSWORD");
  });
});

describe.each(["", "hono"])("serve.mjs, FRAMEWORK=%j", (FRAMEWORK) => {
  it("starts with a demo organization and a password made for the run", async () => {
    const { output, stop } = await startExample("node-server/serve.mjs", { FRAMEWORK, PORT: "0" });
    const [url = ""] = /http:\/\/127\.0\.0\.1:\d+/.exec(output) ?? [];
    const [, made = ""] = /Password {4}(\S+)/.exec(output) ?? [];
    const answer = await fetch(`${url}/login`, {
      method: "POST",
      redirect: "manual",
      headers: { origin: url },
      body: new URLSearchParams({ password: made }),
    });
    expect([made.length, answer.status]).toEqual([16, 303]);
    expect(output).not.toContain("demo-token");
    expect(await stop()).toBe(0);
  });
});
