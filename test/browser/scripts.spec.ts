import { expect, test, token } from "./support/world.ts";

/** A script that connects, and writes into the page what came of it. */
const connecting = (host: string) => `
  const connection = await Connection.open({ host: "${host}", apiToken: "${token}" });
  const workspaces = await connection.workspaces();
  document.title = [connection.user.name, workspaces.length, version].join(" ");`;

const expected = /^Ada Moreau 3 \d+\.\d+\.\d+/;

test("the module, in a page without a bundler", async ({ page, site, startBackend }) => {
  const { host } = await startBackend();
  const script = `import { Connection, version } from "/vectice.min.js";${connecting(host)}`;
  await page.goto(site.put("/module", `<!doctype html><script type="module">${script}</script>`));
  await expect(page).toHaveTitle(expected);
  expect(await page.evaluate(() => "vectice" in globalThis)).toBe(false);
});

test("the script, as globalThis.vectice", async ({ page, site, startBackend }) => {
  const { host } = await startBackend();
  await page.goto(site.url);
  const names = await page.evaluate(() => Object.keys(globalThis.vectice));
  expect(names).toEqual(
    expect.arrayContaining(["connect", "Connection", "saveSettings", "isVecticeError", "version"]),
  );
  const parts = await page.evaluate(() => {
    const { analysis, live } = globalThis.vectice;
    return [typeof analysis.metricHistory, typeof live.watch];
  });
  expect(parts).toEqual(["function", "function"]);
  const script = `(async () => { const { Connection, version } = vectice;${connecting(host)} })();`;
  await page.addScriptTag({ content: script });
  await expect(page).toHaveTitle(expected);
});

test("both under a strict content security policy", async ({ page, site, startBackend, lines }) => {
  const { host } = await startBackend();
  const headers = {
    "content-security-policy": `default-src 'none'; script-src 'self'; connect-src ${host}; require-trusted-types-for 'script'`,
  };
  const type = "text/javascript";
  site.put("/module.js", {
    body: `import { Connection, version } from "/vectice.min.js";${connecting(host)}`,
    type,
  });
  site.put("/script.js", {
    body: `(async () => { const { Connection, version } = vectice;${connecting(host)} })();`,
    type,
  });
  for (const scripts of [
    `<script type="module" src="/module.js"></script>`,
    `<script src="/vectice.global.js"></script><script src="/script.js"></script>`,
  ]) {
    const body = `<!doctype html><title>Page</title>${scripts}`;
    await page.goto(site.put("/strict", { body, headers }));
    await expect(page).toHaveTitle(expected);
  }
  const complaints = lines.filter((line) => line.text().includes("Content Security Policy"));
  // The address of the page's icon is nobody's script.
  expect(complaints.map((line) => line.text()).filter((text) => !text.includes("favicon"))).toEqual(
    [],
  );
});

test("in a worker, which has no localStorage, and does not complain", async ({
  page,
  site,
  startBackend,
  lines,
}) => {
  const { host } = await startBackend();
  site.put("/worker.js", {
    body: `import { Connection } from "/vectice.min.js";
      const connection = await Connection.open({ host: "${host}", apiToken: "${token}" });
      postMessage(connection.user.name);`,
    type: "text/javascript",
  });
  await page.goto(site.url);
  const name = await page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const worker = new Worker("/worker.js", { type: "module" });
        worker.addEventListener("message", (event: MessageEvent<unknown>) => resolve(event.data));
        worker.addEventListener("error", (event) => reject(new Error(event.message)));
      }),
  );
  expect(name).toBe("Ada Moreau");
  expect(lines.filter((line) => line.type() === "warning")).toEqual([]);
});

test("lists of workspaces are printed to the console", async ({
  page,
  site,
  startBackend,
  lines,
}) => {
  const { host } = await startBackend();
  await page.goto(site.url);
  await page.evaluate(
    async ([host, apiToken]) => {
      const connection = await globalThis.vectice.Connection.open({ host, apiToken });
      await connection.listWorkspaces();
      await connection.listWorkspaces({ print: false });
    },
    [host, token] as const,
  );
  const printed = lines.filter((line) => line.type() === "log").map((line) => line.text());
  expect(printed).toHaveLength(1);
  expect(printed[0]).toContain("There are 3 workspaces.");
  expect(printed[0]).toContain("workspace id | name");
  expect(printed[0]).toMatch(/WSP-1 +\| Credit risk/);
  expect(printed[0]).toContain(`${host}/workspaces`);
});
