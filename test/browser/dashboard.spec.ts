import { get } from "node:http";
import type { Locator } from "@playwright/test";
import { open } from "./support/pages.ts";
import { connectByForm, expect, hostile, test, token } from "./support/world.ts";

test("from the form to a workspace's projects and back", async ({ page, start }, testInfo) => {
  const { url, backend, backendUrl } = await start({ seed: "demo" });
  const [user] = backend.data.users;
  await page.goto(url);
  await expect(page.getByRole("textbox", { name: "Host" })).toHaveValue(backendUrl);
  const field = page.getByRole("textbox", { name: "API token" });
  await expect(field).toHaveValue("");
  await expect(field).toBeFocused();

  await connectByForm(page, { apiToken: "not-a-token" });
  const alert = page.getByRole("alert").filter({ hasText: "You are not signed in" });
  await expect(alert).toContainText("paste the whole token");
  await expect(alert).toContainText(`${backendUrl}/account/api-keys`);
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await expect(field).toBeFocused();
  await page.screenshot({ path: testInfo.outputPath("wrong-token.png") });

  await connectByForm(page, { apiToken: user?.apiToken ?? "" });
  await expect(page.getByRole("heading", { name: "Workspaces" })).toBeFocused();
  await expect(page.getByRole("banner")).toContainText("Ada Moreau");
  const rows = page.getByRole("table", { name: "workspaces" }).getByRole("row");
  await expect(rows.nth(1)).toContainText("WSP-");
  await page.screenshot({ path: testInfo.outputPath("workspaces.png") });

  await page.getByLabel("Search workspaces").fill("MONTREAL sable");
  await expect(rows).toHaveCount(2);
  await expect(page.getByRole("status")).toHaveText(/^1 of \d+ workspaces\.$/);
  await page.getByLabel("Search workspaces").fill("nothing like it");
  await expect(page.getByText("No workspace matches “nothing like it”.")).toBeVisible();
  await page.getByRole("button", { name: "Clear the search" }).click();
  await expect(page.getByLabel("Search workspaces")).toBeFocused();

  await page.getByLabel("Search workspaces").fill("wsp-1 credit");
  await expect(rows).toHaveCount(2);
  // Anywhere on the row, here in its middle.
  await rows.nth(1).click();
  await expect(page.getByRole("heading", { name: "Credit risk" })).toBeFocused();
  await expect(page).toHaveTitle(/Credit risk/);
  await expect(
    page.getByRole("table").getByRole("link", { name: "Churn", exact: true }),
  ).toHaveAttribute("href", "#/projects/PRJ-1");
  await page.screenshot({ path: testInfo.outputPath("projects.png") });

  await page.getByRole("link", { name: "All workspaces" }).click();
  await expect(page.getByLabel("Search workspaces")).toHaveValue("wsp-1 credit");
  await page.goBack();
  await expect(page.getByRole("heading", { name: "Credit risk" })).toBeVisible();
});

test("with the keyboard alone", async ({ page, start }) => {
  const { url } = await start();
  await page.goto(url);
  await expect(page.getByRole("textbox", { name: "API token" })).toBeFocused();
  await page.keyboard.type(token);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Workspaces" })).toBeFocused();
  await page.getByLabel("Search workspaces").waitFor();
  // Past the button that pauses the updates.
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.type("credit");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Credit risk" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Credit risk" })).toBeFocused();
});

test("from a project to a file of its model, with the keyboard alone", async ({ page, start }) => {
  const { url, backend } = await start({ seed: "demo" });
  await open(page, url, "#/projects/PRJ-1", backend.data.users[0]?.apiToken ?? "");
  const model = page.getByRole("link", { name: "Churn classifier", exact: true });
  await model.waitFor();
  const tabTo = async (target: Locator): Promise<void> => {
    for (let presses = 0; presses < 60; presses += 1) {
      if (await target.evaluate((node) => node === document.activeElement)) {
        return;
      }
      await page.keyboard.press("Tab");
    }
    await expect(target).toBeFocused();
  };
  await tabTo(model);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Churn classifier", level: 1 })).toBeFocused();
  await page.getByRole("region", { name: "Table of versions" }).waitFor();
  await tabTo(page.getByRole("button", { name: "Pause updates" }));
  await page.keyboard.press("Space");
  await expect(page.getByRole("button", { name: "Resume updates" })).toBeFocused();
  await tabTo(page.getByRole("link", { name: "Version 12", exact: true }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Version 12");
  await page.getByRole("group", { name: "Lineage" }).waitFor();
  const table = page.getByRole("button", { name: "Show Lift by decile" });
  await table.waitFor();
  await tabTo(table);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Hide Lift by decile" })).toBeFocused();
  await tabTo(page.getByRole("region", { name: "Lift by decile" }));
  await tabTo(page.getByRole("link", { name: "Churn modeling set" }));
});

test("shows names as text, whatever they hold", async ({ page, start }) => {
  const { url } = await start();
  page.on("dialog", () => expect(undefined, "a name ran as a script").toBeDefined());
  await page.goto(url);
  await connectByForm(page);
  await expect(page.getByRole("link", { name: hostile })).toBeVisible();
  await page.getByLabel("Search workspaces").fill(hostile);
  await page.getByRole("link", { name: hostile }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(hostile);
  await expect(
    page.getByRole("main").getByText("This workspace has no projects yet."),
  ).toBeVisible();
  await page.goto(`${url}/#/workspaces/${encodeURIComponent(hostile)}x`);
  await expect(page.getByRole("alert")).toContainText("There is nothing here");
  await expect(page.locator("main img, main script")).toHaveCount(0);
  await expect(page).not.toHaveTitle("harm");
});

test("an empty organization says what to do", async ({ page, start }) => {
  const { url } = await start({ seed: { users: [{ name: "Ada", apiToken: token }] } });
  await page.goto(url);
  await connectByForm(page);
  await expect(page.getByRole("main")).toContainText("not a member of any workspace yet");
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`fits a phone, ${colorScheme}`, async ({ page, start }, testInfo) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 320, height: 640 });
    const { url } = await start();
    await page.goto(url);
    const overflow = () =>
      page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
    await expect(page.getByRole("button", { name: "Connect", exact: true })).toBeVisible();
    expect(await overflow()).toBe(0);
    await page.screenshot({ path: testInfo.outputPath("form.png"), fullPage: true });
    await connectByForm(page, { remember: true });
    await expect(page.getByRole("table").getByRole("row").first()).toBeAttached();
    expect(await overflow()).toBe(0);
    await page.screenshot({ path: testInfo.outputPath("workspaces.png"), fullPage: true });
  });
}

test("serves its own folders and nothing beside them", async ({ start }) => {
  const { url } = await start();
  expect(await statusOf(url, "/ui/element.js")).toBe(200);
  expect(await statusOf(url, "/vendor/live.js")).toBe(200);
  const outside = [
    "/server.ts",
    "/ui/../server.ts",
    "/%2e%2e/demo/tell.mjs",
    "/ui/%2e%2e/%2e%2e/demo/tell.mjs",
    "/ui//element.js",
    "/..%2f..%2fpackage.json",
    "/vendor/..%2f..%2fpackage.json",
    "/vendor/chunk-..%2findex.js",
  ];
  for (const path of outside) {
    expect(await statusOf(url, path), path).toBe(404);
  }
});

/** Asks for a path as it is written: `fetch` would resolve the dots first. */
function statusOf(url: string, path: string): Promise<number | undefined> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    get({ hostname, port, path }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).on("error", reject);
  });
}
