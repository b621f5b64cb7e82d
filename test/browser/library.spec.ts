import { expect, type Page, test } from "@playwright/test";
import { type Backend, createBackend } from "vectice/testing";
import { listen, type Listening } from "vectice/testing/node";
import { scriptPage, serveSite, type Site, type SitePage } from "./support/site.ts";

let backend: Backend;
let api: Listening;
let token = "";
const sites: Site[] = [];

test.beforeEach(async () => {
  backend = createBackend();
  api = await listen(backend);
  token = backend.data.users[0]?.apiToken ?? "";
});

test.afterEach(async () => {
  await Promise.all([api, ...sites.splice(0)].map((listening) => listening.close()));
});

/** Opens a page that runs a script, and gives what the script shows. */
async function shown(
  page: Page,
  sitePage: SitePage,
  files?: Record<string, string>,
): Promise<string> {
  const site = await serveSite({ "/": sitePage }, files);
  sites.push(site);
  await page.goto(site.url);
  const out = page.locator("#shown");
  await expect(out).not.toBeEmpty();
  return (await out.textContent()) ?? "";
}

const settings = (more = ""): string =>
  `{ apiToken: ${JSON.stringify(token)}, host: ${JSON.stringify(api.url)}${more} }`;

for (const how of ["module", "global"] as const) {
  test(`the CDN ${how} connects in a page without a bundler`, async ({ page }) => {
    const script = `
      const connection = await vectice.Connection.open(${settings()});
      show({ name: connection.user.name, count: (await connection.workspaces()).length, is: connection instanceof vectice.Connection, version: vectice.version });`;
    const text = await shown(page, scriptPage(script, how));
    expect(JSON.parse(text)).toEqual({
      name: "Ada Moreau",
      count: 13,
      is: true,
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
    });
  });
}

test("connects from localStorage, and forgets it", async ({ page }) => {
  const script = `
    vectice.saveSettings({ ...${settings()}, workspace: "Credit risk", project: "Churn" });
    const project = await vectice.connect();
    const { settings } = project.workspace.connection;
    vectice.clearSettings();
    const after = await vectice.connect().catch(caught);
    show({ kind: project.kind, name: project.name, source: settings.apiToken.source, left: localStorage.length, after });`;
  expect(JSON.parse(await shown(page, scriptPage(script)))).toEqual({
    kind: "project",
    name: "Churn",
    source: "localStorage",
    left: 0,
    after: expect.objectContaining({
      name: "SettingsError",
      message: expect.stringContaining("localStorage"),
    }),
  });
});

test("reads a config file by URL, relative ones too, and as a File", async ({ page }) => {
  const file = JSON.stringify({ VECTICE_API_TOKEN: token, VECTICE_API_ENDPOINT: api.url });
  const script = `
    const byUrl = await vectice.Connection.open({ config: "/api.json" });
    const byFile = await vectice.Connection.open({ config: new File([${JSON.stringify(file)}], "api.json") });
    show([byUrl.settings.host.source, byFile.settings.host.source]);`;
  expect(JSON.parse(await shown(page, scriptPage(script), { "/api.json": file }))).toEqual([
    "config file /api.json",
    'config file "api.json"',
  ]);
});

test("says what to do when the server's CORS rules refuse the page", async ({ page }) => {
  const closed = createBackend({ cors: false });
  const { url, close } = await listen(closed);
  try {
    const script = `show(await vectice.connect({ apiToken: ${JSON.stringify(token)}, host: ${JSON.stringify(url)}, retry: 0 }).catch(caught));`;
    const text = await shown(page, scriptPage(script));
    expect(JSON.parse(text)).toMatchObject({ name: "NetworkError", code: "network_error" });
    for (const words of [
      "CORS",
      url,
      new URL(page.url()).origin,
      "content-type",
      "vectice-sdk-version",
      "versionHeaders: false",
      'host: "/vectice"',
    ]) {
      expect(text.replaceAll("\\", "")).toContain(words);
    }
  } finally {
    await close();
  }
});

test("needs fewer permissions without the version headers", async ({ page }) => {
  const site = await serveSite({
    "/": scriptPage(`
      const host = new URL(location).searchParams.get("host");
      const open = (versionHeaders) => vectice.Connection.open({ apiToken: ${JSON.stringify(token)}, host, versionHeaders, retry: 0 });
      show([(await open(true).catch(caught)).name, (await open(false)).kind]);`),
  });
  const narrow = await listen(
    createBackend({ cors: { origins: [site.url], headers: ["authorization", "content-type"] } }),
  );
  sites.push(site, narrow);
  await page.goto(`${site.url}/?host=${encodeURIComponent(narrow.url)}`);
  await expect(page.locator("#shown")).toHaveText('["NetworkError","connection"]');
});

test("works, with a warning, where storage is blocked", async ({ page }) => {
  const warnings: string[] = [];
  page.on(
    "console",
    (message) => void (message.type() === "warning" && warnings.push(message.text())),
  );
  const inner = scriptPage(
    `
    const connection = await vectice.Connection.open(${settings()});
    let saved = "saved";
    try { vectice.saveSettings({}); } catch (error) { saved = error.name; }
    vectice.clearSettings();
    parent.postMessage(connection.kind + " " + saved, "*");`,
    "global",
  );
  // A frame in a sandbox has an opaque origin: every touch of localStorage throws.
  const site = await serveSite({
    "/": {
      html: `<!doctype html><link rel="icon" href="data:,"><body><main id="shown"></main><script>onmessage = (event) => { document.getElementById("shown").textContent = event.data; };</script><iframe sandbox="allow-scripts" src="/inner"></iframe>`,
    },
    "/inner": inner,
  });
  sites.push(site);
  await page.goto(site.url);
  await expect(page.locator("#shown")).toHaveText("connection SettingsError");
  expect(warnings.filter((text) => text.includes("blocks localStorage"))).toHaveLength(1);
});

test("ignores rubbish in localStorage, with a warning", async ({ page }) => {
  const warnings: string[] = [];
  page.on(
    "console",
    (message) => void (message.type() === "warning" && warnings.push(message.text())),
  );
  const script = `localStorage.setItem("vectice", "{rubbish"); show((await vectice.Connection.open(${settings()})).kind);`;
  expect(await shown(page, scriptPage(script))).toBe("connection");
  expect(warnings.join()).toContain("is ignored");
});

test("prints tables to the console, and never a token", async ({ page }) => {
  const lines: string[] = [];
  page.on("console", (message) => void lines.push(message.text()));
  const script = `
    const connection = await vectice.Connection.open(${settings(', logLevel: "debug"')});
    await connection.listWorkspaces();
    console.log(connection);
    console.log(await vectice.connect(${settings(', apiToken: "wrong-" + Math.random()')}).catch((error) => error));
    show("done");`;
  await shown(page, scriptPage(script));
  expect(lines.join("\n")).toContain("There are 13 workspaces.");
  expect(lines.join("\n")).not.toContain(token);
  expect(lines.join("\n")).not.toContain("eyJ");
});

test("runs under a strict content security policy", async ({ page }) => {
  const violations: string[] = [];
  page.on(
    "console",
    (message) => void (message.type() === "error" && violations.push(message.text())),
  );
  const site = await serveSite(
    {
      "/": {
        html: '<!doctype html><link rel="icon" href="data:,"><body><main id="shown"></main><script type="module" src="/page.js"></script>',
        headers: {
          "content-security-policy": `default-src 'none'; img-src data:; script-src 'self'; connect-src ${api.url}`,
        },
      },
    },
    {
      "/page.js": `import { Connection } from "/vectice.min.js";
        const connection = await Connection.open(${settings()});
        document.getElementById("shown").textContent = String((await connection.workspaces()).length);`,
    },
  );
  sites.push(site);
  await page.goto(site.url);
  await expect(page.locator("#shown")).toHaveText("13");
  expect(violations).toEqual([]);
});

test("works in a module worker, which has no localStorage", async ({ page }) => {
  const text = await shown(
    page,
    {
      html: `<!doctype html><link rel="icon" href="data:,"><body><main id="shown"></main><script>
      const worker = new Worker("/worker.js", { type: "module" });
      worker.onmessage = ({ data }) => { document.getElementById("shown").textContent = data; };
    </script>`,
    },
    {
      "/worker.js": `import { Connection } from "/vectice.min.js";
        const connection = await Connection.open(${settings()});
        postMessage(connection.user.name);`,
    },
  );
  expect(text).toBe("Ada Moreau");
});

test("refuses a redirect, whose target a page may not see", async ({ page }) => {
  backend.fail("whoAmI", { status: 302, headers: { location: "https://elsewhere.example/" } });
  const script = `show(await vectice.connect(${settings()}).catch(caught));`;
  const text = await shown(page, scriptPage(script));
  expect(JSON.parse(text)).toMatchObject({ name: "NetworkError" });
  expect(text).toContain("redirected");
});
