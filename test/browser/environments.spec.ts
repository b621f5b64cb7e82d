import { expect, test, token } from "./support/world.ts";

const type = "text/javascript";

/** A module that connects, reads, fails, and writes into the page what came of it. */
const script = (host: string) => `
  import { Connection } from "/vectice.min.js";
  const connection = await Connection.open({ host: "${host}", apiToken: "${token}" });
  const count = (await connection.workspaces()).length;
  const missing = await connection.workspace("Nowhere").catch((error) => error.name);
  const refused = await Connection.open({ host: "${host}", apiToken: "wrong-token", retry: 0 })
    .catch((error) => error.name);
  document.title = [connection.user.name, count, missing, refused].join(" ");`;

const expected = "Ada Moreau 3 NotFoundError AuthenticationError";

test("a page whose policy allows nothing but its own scripts and the host", async ({
  page,
  site,
  startBackend,
  lines,
}) => {
  const { host } = await startBackend();
  site.put("/page.js", { body: script(host), type });
  const headers = {
    "content-security-policy": `default-src 'none'; script-src 'self'; connect-src ${host}`,
  };
  const body =
    '<!doctype html><link rel="icon" href="data:,"><script type="module" src="/page.js"></script>';
  await page.goto(site.put("/strict", { body, headers }));
  await expect(page).toHaveTitle(expected);
  // The policy does hold: it refuses the page's own attempts, and complained of nothing else before.
  const complaints = () =>
    lines.map((line) => line.text()).filter((text) => /script-src|connect-src/.test(text));
  expect(complaints()).toEqual([]);
  expect(await page.evaluate(() => fetch("/elsewhere").catch((error: Error) => error.name))).toBe(
    "TypeError",
  );
  await expect.poll(() => complaints().length).toBeGreaterThan(0);
});

test("a page whose policy forgot the host: says what to look at", async ({
  page,
  site,
  startBackend,
}) => {
  const { host, backend } = await startBackend();
  const headers = { "content-security-policy": "default-src 'none'; script-src 'self'" };
  const body = '<!doctype html><script src="/vectice.global.js"></script>';
  await page.goto(site.put("/strict", { body, headers }));
  const message = await page.evaluate(
    ([host, apiToken]) =>
      globalThis.vectice.Connection.open({ host, apiToken, retry: 0 }).catch(String),
    [host, token] as const,
  );
  expect(message).toContain("NetworkError");
  expect(message).toContain(host);
  expect(backend.requests).toEqual([]);
});

test("a page that froze the language and the platform", async ({ page, site, startBackend }) => {
  const { host } = await startBackend();
  site.put("/freeze.js", {
    body: `
      const seen = new Set([globalThis]);
      const freeze = (value) => {
        if ((typeof value !== "object" && typeof value !== "function") || value === null || seen.has(value)) return;
        seen.add(value);
        // What stands for the page itself, the browser refuses to freeze.
        try { Object.freeze(value); } catch { return; }
        for (const descriptor of Object.values(Object.getOwnPropertyDescriptors(value))) {
          [descriptor.value, descriptor.get, descriptor.set].forEach(freeze);
        }
        freeze(Object.getPrototypeOf(value));
      };
      for (const name of Object.getOwnPropertyNames(globalThis)) {
        if (/^[A-Z]/.test(name)) freeze(globalThis[name]);
      }
      freeze(fetch);
      // The global object of a page cannot be closed; what it holds of ours can be nailed down.
      for (const name of ["fetch", "Request", "Response", "Headers", "URL", "Error"]) {
        Object.defineProperty(globalThis, name, { writable: false, configurable: false });
      }`,
    type,
  });
  site.put("/page.js", { body: script(host), type });
  const body =
    '<!doctype html><script src="/freeze.js"></script><script type="module" src="/page.js"></script>';
  await page.goto(site.put("/frozen", body));
  await expect(page).toHaveTitle(expected);
  expect(
    await page.evaluate(() => Object.isFrozen(Error.prototype) && Object.isFrozen(Request)),
  ).toBe(true);
});

test("a module worker: settings come as options, and saving says why not", async ({
  page,
  site,
  startBackend,
}) => {
  const { host } = await startBackend();
  site.put("/worker.js", {
    body: `import { Connection, saveSettings } from "/vectice.min.js";
      const nameOf = (error) => error.name + ": " + error.message;
      const connection = await Connection.open({ host: "${host}", apiToken: "${token}" });
      const unset = await Connection.open().catch(nameOf);
      let saved = "saved";
      try { saveSettings({ host: "${host}" }); } catch (error) { saved = nameOf(error); }
      postMessage([typeof localStorage, connection.user.name, unset, saved]);`,
    type,
  });
  await page.goto(site.url);
  const answer = await page.evaluate(
    () =>
      new Promise<string[]>((resolve, reject) => {
        const worker = new Worker("/worker.js", { type: "module" });
        worker.addEventListener("message", (event: MessageEvent<string[]>) => resolve(event.data));
        worker.addEventListener("error", (event) => reject(new Error(event.message)));
      }),
  );
  expect(answer).toEqual([
    "undefined",
    "Ada Moreau",
    expect.stringMatching(/^SettingsError: /),
    expect.stringMatching(/^SettingsError: .*localStorage/),
  ]);
});

test("a page whose fetch an old tracker replaced: it drops options and answers with little", async ({
  page,
  site,
  startBackend,
}) => {
  const { host } = await startBackend();
  site.put("/wrap.js", {
    body: `const original = fetch;
      globalThis.fetch = async (url, { method, headers, body }) => {
        const response = await original(url, { method, headers, body });
        return { status: response.status, headers: response.headers, text: () => response.text() };
      };`,
    type,
  });
  site.put("/page.js", { body: script(host), type });
  const body =
    '<!doctype html><script src="/wrap.js"></script><script type="module" src="/page.js"></script>';
  await page.goto(site.put("/wrapped", body));
  await expect(page).toHaveTitle(expected);
});
