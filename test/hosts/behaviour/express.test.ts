import { strict as assert } from "node:assert";
import { once } from "node:events";
import { test } from "node:test";
import express from "express";
import { createProxy } from "vectice/server";
import { toNodeHandler } from "vectice/server/node";
import { createBackend } from "vectice/testing";

/** The ways in which people mount a handler and parse bodies. */
const setups: Readonly<
  Record<string, (app: express.Express, handler: express.RequestHandler) => void>
> = {
  "on its path": (app, handler) => app.use("/vectice", handler),
  "on every path": (app, handler) => app.use(handler),
  "behind a JSON parser": (app, handler) => app.use(express.json()).use("/vectice", handler),
  "behind parsers of every kind": (app, handler) =>
    app
      .use(express.json(), express.urlencoded({ extended: true }), express.text(), express.raw())
      .use("/vectice", handler),
  "in a router": (app, handler) => app.use(express.Router().use("/vectice", handler)),
};

for (const [name, mount] of Object.entries(setups)) {
  test(`a proxy in Express, ${name}`, { timeout: 20_000 }, async () => {
    const backend = createBackend({ seed: "demo" });
    const app = express();
    const server = app.listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    assert.ok(typeof address === "object" && address !== null);
    const proxy = createProxy({
      apiToken: backend.data.users[0]?.apiToken ?? "",
      host: "https://vectice.example.com",
      base: "/vectice",
      fetch: backend.fetch,
      authorize: () => true,
      allow: () => true,
    });
    mount(app, toNodeHandler(proxy));
    try {
      // As a page would: without a token, with the header that no form can send.
      const answer = await fetch(`http://localhost:${address.port}/vectice/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json", "vectice-version": "25.4" },
        body: JSON.stringify({ query: "query whoAmI { whoAmI { user { name } } }" }),
      });
      assert.equal(answer.status, 200);
      assert.deepEqual(await answer.json(), { data: { whoAmI: { user: { name: "Ada Moreau" } } } });
    } finally {
      server.close();
      server.closeAllConnections();
    }
  });
}
