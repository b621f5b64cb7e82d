import { deepEqual, equal, match, ok } from "node:assert/strict";
import { resolve } from "node:path";
import { filesHolding } from "../../files-holding.ts";
import { type App, folder, secrets } from "./app.ts";
import { useInChromium } from "./chromium.ts";

/** Something that holds of the example. */
export interface Check {
  readonly name: string;
  readonly run: (app: App) => Promise<void>;
}

type Asked = Pick<RequestInit, "method" | "body"> & {
  readonly headers?: Readonly<Record<string, string>>;
};

/** Asks the site as a browser would; `cookie` is of a session. */
async function ask(app: App, path: string, init: Asked = {}, cookie = ""): Promise<Response> {
  const headers = { origin: app.url, "x-requested-with": "test", cookie, ...init.headers };
  return fetch(`${app.url}${path}`, { redirect: "manual", ...init, headers });
}

const signIn = (app: App, password: string, headers: Record<string, string> = {}) =>
  ask(app, "/session", { method: "POST", body: new URLSearchParams({ password }), headers });

async function cookieOf(app: App): Promise<string> {
  const answer = await signIn(app, secrets.password);
  return answer.headers.get("set-cookie")?.split(";")[0] ?? "";
}

const graphql = (query: string): Asked => ({
  method: "POST",
  headers: { "content-type": "application/json" },
  body: JSON.stringify({ query }),
});

export const checks: readonly Check[] = [
  {
    name: "strangers are sent to the login, and nothing is read for them",
    run: async (app) => {
      for (const path of ["/", "/projects/PRJ-1"]) {
        const answer = await ask(app, path);
        // Next.js may have begun to send the page: then the page itself leads there.
        ok(
          answer.headers.get("location") === "/login" || (await answer.text()).includes("/login"),
          path,
        );
      }
      equal(
        (await ask(app, "/vectice/graphql", graphql("query whoAmI { whoAmI { user { name } } }")))
          .status,
        401,
      );
      deepEqual(app.backend.requests, []);
    },
  },
  {
    name: "the password begins a session, from this site's own form alone",
    run: async (app) => {
      const wrong = await signIn(app, "a guess");
      equal(wrong.headers.get("location"), "/login?problem=password");
      equal(wrong.headers.get("set-cookie"), null);
      equal((await signIn(app, secrets.password, { origin: "https://evil.example" })).status, 403);
      const right = await signIn(app, secrets.password);
      equal(right.headers.get("location"), "/");
      match(right.headers.get("set-cookie") ?? "", /HttpOnly; Secure; SameSite=Strict$/);
      const end = await ask(app, "/session?end", { method: "POST" });
      match(end.headers.get("set-cookie") ?? "", /Max-Age=0/);
    },
  },
  {
    name: "the server renders projects and models, and says what is not there",
    run: async (app) => {
      const cookie = await cookieOf(app);
      const home = await (await ask(app, "/", {}, cookie)).text();
      match(home, /Credit risk[^]*href="\/projects\/PRJ-1"/);
      const project = await (await ask(app, "/projects/PRJ-1", {}, cookie)).text();
      match(project, /<a href="[^"]*\/browse\/model\/MDL-1">Churn classifier<\/a>/);
      match(
        await (await ask(app, "/projects/PRJ-999", {}, cookie)).text(),
        /There is nothing here/,
      );
      for (const page of [home, project]) {
        ok(!page.includes(app.apiToken) && !/eyJ[\w-]{10,}\./.test(page), "no secret in a page");
      }
    },
  },
  {
    name: "pages read through the proxy, and write nothing there",
    run: async (app) => {
      const cookie = await cookieOf(app);
      const read = graphql("query whoAmI { whoAmI { user { name } } }");
      equal((await ask(app, "/vectice/graphql", read, cookie)).status, 200);
      const write = graphql('mutation { removeIteration(id: "ITR-1") }');
      equal((await ask(app, "/vectice/graphql", write, cookie)).status, 403);
    },
  },
  {
    name: "in Chromium: hydrated, kept fresh, noted, explained, and nothing that axe finds",
    run: useInChromium,
  },
  {
    name: "nothing on the disk holds the token, a JWT or the password",
    run: async (app) => {
      const built = resolve(folder, ".next");
      deepEqual(filesHolding(built, [app.apiToken, secrets.password, secrets.session]), []);
    },
  },
];
