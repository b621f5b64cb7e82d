import type { Page } from "@playwright/test";
import { expect, test, token, warnings } from "./support/world.ts";

/** Connects with what the page finds, and tells what came of it. */
const connectWithout = (page: Page) =>
  page.evaluate(async () => {
    const { connect, isVecticeError } = globalThis.vectice;
    try {
      const made = await connect();
      const connection =
        made.kind === "connection"
          ? made
          : "connection" in made
            ? made.connection
            : made.workspace.connection;
      return { kind: made.kind, settings: connection.settings };
    } catch (error) {
      return isVecticeError(error) ? { name: error.name, message: error.message } : String(error);
    }
  });

test("what saveSettings keeps, connect finds; clearSettings removes it", async ({
  page,
  site,
  startBackend,
  lines,
}) => {
  const { host } = await startBackend();
  await page.goto(site.url);
  await page.evaluate(([host, apiToken]) => globalThis.vectice.saveSettings({ host, apiToken }), [
    host,
    token,
  ] as const);
  await page.reload();
  const found = await connectWithout(page);
  expect(found).toEqual({
    kind: "connection",
    settings: {
      host: { value: host, source: "localStorage" },
      apiToken: { source: "localStorage" },
    },
  });
  await page.evaluate(() => globalThis.vectice.clearSettings());
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
  expect(await connectWithout(page)).toMatchObject({
    name: "SettingsError",
    message: expect.stringContaining("localStorage"),
  });
  expect(warnings(lines)).toEqual([]);
});

test("saved settings may name a workspace and a project", async ({ page, site, startBackend }) => {
  const { host } = await startBackend();
  await page.goto(site.url);
  const save = (place: { workspace: string; project?: string }) =>
    page.evaluate((settings) => globalThis.vectice.saveSettings(settings), {
      host,
      apiToken: token,
      ...place,
    });
  await save({ workspace: "Credit risk" });
  expect(await connectWithout(page)).toMatchObject({ kind: "workspace" });
  await save({ workspace: "WSP-1", project: "Churn" });
  expect(await connectWithout(page)).toMatchObject({ kind: "project" });
  const kind = await page.evaluate(async () => (await globalThis.vectice.Connection.open()).kind);
  expect(kind).toBe("connection");
});

for (const rubbish of ["{ rubbish", "[]", '"text"', "null", "7", ""]) {
  test(`rubbish in localStorage is warned about: ${rubbish}`, async ({ page, site, lines }) => {
    await page.goto(site.url);
    await page.evaluate((text) => localStorage.setItem("vectice", text), rubbish);
    expect(await connectWithout(page)).toMatchObject({ name: "SettingsError" });
    expect(warnings(lines)).toHaveLength(1);
    expect(warnings(lines)[0]).toContain("clearSettings()");
  });
}

test("settings of a wrong type are refused by their key", async ({ page, site }) => {
  await page.goto(site.url);
  await page.evaluate(() => localStorage.setItem("vectice", '{ "VECTICE_API_TOKEN": 7 }'));
  expect(await connectWithout(page)).toMatchObject({
    name: "SettingsError",
    message: expect.stringContaining("VECTICE_API_TOKEN in localStorage"),
  });
});

test("blocked storage: arguments work, and a warning says why nothing is found", async ({
  page,
  site,
  startBackend,
  lines,
}) => {
  const { host } = await startBackend();
  // Without allow-same-origin, the frame's origin is opaque, and touching its storage throws.
  const script = `
    const { Connection, clearSettings, saveSettings } = vectice;
    (async () => {
      const connection = await Connection.open({ host: "${host}", apiToken: "${token}" });
      clearSettings();
      try { saveSettings({ host: "${host}" }); } catch (error) {
        document.body.textContent = [connection.user.name, error.name, error.message].join(" / ");
      }
    })();`;
  site.put(
    "/inside",
    `<body><script src="${site.url}/vectice.global.js"></script><script>${script}</script>`,
  );
  await page.goto(site.put("/outside", `<iframe sandbox="allow-scripts" src="/inside"></iframe>`));
  const inside = page.frameLocator("iframe").locator("body");
  await expect(inside).toContainText(
    "Ada Moreau / SettingsError / The settings could not be saved",
  );
  expect(warnings(lines)).toEqual([expect.stringContaining("localStorage is blocked")]);
});

test("full storage: saving says so", async ({ page, site }) => {
  await page.goto(site.url);
  const name = await page.evaluate(() => {
    for (let size = 4_194_304; size >= 1; size = Math.floor(size / 2)) {
      try {
        localStorage.setItem(`filler ${size}`, "x".repeat(size));
      } catch {
        // That size does not fit any more.
      }
    }
    try {
      globalThis.vectice.saveSettings({ apiToken: "x".repeat(100) });
      return "saved";
    } catch (error) {
      return globalThis.vectice.isVecticeError(error) ? error.name : "another error";
    }
  });
  expect(name).toBe("SettingsError");
});

test("a config file as URL, Blob, File and object", async ({ page, site, startBackend }) => {
  const { host } = await startBackend();
  const config = { VECTICE_API_TOKEN: token, VECTICE_API_ENDPOINT: host };
  site.put("/vectice.json", { body: JSON.stringify(config), type: "application/json" });
  await page.goto(site.url);
  const sources = await page.evaluate(async (config) => {
    const text = JSON.stringify(config);
    const found = [];
    for (const given of [
      "/vectice.json",
      new URL("/vectice.json", location.href),
      new Blob([text]),
      new File([text], "downloaded.json"),
      config,
    ]) {
      const { settings } = await globalThis.vectice.Connection.open({ config: given });
      found.push(settings.host.source);
    }
    return found;
  }, config);
  expect(sources).toEqual([
    expect.stringContaining("/vectice.json"),
    expect.stringContaining(`${site.url}/vectice.json`),
    "the config Blob",
    expect.stringContaining("downloaded.json"),
    "the config object",
  ]);
});

test("a config file that is missing or no JSON is named, never quoted", async ({ page, site }) => {
  site.put("/broken.json", {
    body: `{ "VECTICE_API_TOKEN": "${token}" `,
    type: "application/json",
  });
  await page.goto(site.url);
  const messages = await page.evaluate(async () => {
    const told = [];
    for (const config of ["/missing.json", "/broken.json"]) {
      told.push(await globalThis.vectice.connect({ config }).then(() => "connected", String));
    }
    return told;
  });
  expect(messages[0]).toMatch(/^SettingsError: .*\/missing\.json.*404/);
  expect(messages[1]).toMatch(/^SettingsError: .*\/broken\.json.*not valid JSON/);
  expect(messages.join("\n")).not.toContain(token);
});
