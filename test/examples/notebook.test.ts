import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createBackend } from "vectice/testing";
import { listen } from "vectice/testing/node";
import { it } from "vitest";
import { fileOfCdn } from "../browser/support/cdn.ts";
import { waitFor } from "./browsers/browser.ts";
import { firefoxPath, openFirefox } from "./browsers/firefox.ts";

const cdn = "https://cdn.jsdelivr.net/";

/** Serves the page, and what it loads from the CDN, from one origin. */
async function startSite() {
  const html = readFileSync("examples/notebook/index.html", "utf8").replaceAll(cdn, "/");
  const server = createServer(({ url = "/" }, response) => {
    const file = fileOfCdn(new URL(url, cdn).href);
    const type = file === null ? "text/html" : "text/javascript";
    response.writeHead(200, { "content-type": `${type}; charset=utf-8` });
    response.end(file === null ? html : readFileSync(file));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return { url: `http://127.0.0.1:${port}/`, server };
}

const text = (): string => document.body.innerText;
const points = (): string =>
  `${document.querySelectorAll('[aria-label="auc over time"] circle').length}`;

// Chromium has the same, and more, in test/browser/example-notebook.spec.ts.
it.skipIf(firefoxPath === undefined)(
  "the notebook charts a model in Firefox",
  { timeout: 90_000 },
  async () => {
    const backend = createBackend({ seed: "demo" });
    const { url: host, close } = await listen(backend);
    const { url, server } = await startSite();
    const browser = await openFirefox(firefoxPath ?? "");
    try {
      await browser.goto(url);
      await waitFor(browser, text, /API token(?![^]*loading)/);
      await browser.type("#host", host);
      await browser.type("#token", "not-a-token");
      await browser.type("#model", "MDL-1");
      await browser.click("button");
      await waitFor(browser, text, /You are not signed in/);
      await browser.type("#token", backend.data.users[0]?.apiToken ?? "");
      await browser.click("button");
      await waitFor(browser, text, /12 versions[^]*Churn classifier[^]*MDV-12/);
      await waitFor(browser, points, /^12$/);
    } finally {
      await browser.close();
      server.close();
      server.closeAllConnections();
      await close();
    }
  },
);
