import { expect, test } from "./support/world.ts";
import { open } from "./support/pages.ts";

/** A page that reads anew ten times a second. */
const quick = "?refresh=100";

test("a new version appears by itself, and what was chosen stays", async ({ page, start }) => {
  const { url, backend } = await start({ seed: "demo" });
  await open(page, `${url}/${quick}`, "#/models/MDL-2", backend.data.users[0]?.apiToken ?? "");
  const newest = page.getByRole("region", { name: "Newest version" });
  await expect(newest).toContainText("MDV-14");
  const brier = page.getByRole("checkbox", { name: "brier" });
  await brier.check();
  await page.getByRole("checkbox", { name: "Compare Version 1", exact: true }).check();
  await brier.focus();
  const last = backend.data.modelVersions.find(({ id }) => id === "MDV-14");
  expect(last).toBeDefined();
  if (last !== undefined) {
    const createdDate = "2026-11-20T08:00:00.000Z";
    const made = { id: "MDV-900", name: "Version 3", version: 3, createdDate };
    backend.data.modelVersions.push({ ...structuredClone(last), ...made });
  }
  await expect(newest).toContainText("MDV-900");
  await expect(page.getByRole("status")).toHaveText("Version 3 is new.");
  await expect(page.getByText(/last change at \d/)).toBeVisible();
  await expect(brier).toBeChecked();
  await expect(brier).toBeFocused();
  await expect(
    page.getByRole("checkbox", { name: "Compare Version 1", exact: true }),
  ).toBeChecked();
  await expect(page.getByRole("slider", { name: "brier" })).toHaveAttribute("aria-valuemax", "3");
});

test("a server that fails for a while leaves what is shown", async ({ page, start }) => {
  const { url, backend } = await start({ seed: "demo" });
  await open(page, `${url}/${quick}`, "#/models/MDL-1", backend.data.users[0]?.apiToken ?? "");
  await expect(page.locator(".live-line")).toHaveText(/^Live · updated/);
  backend.fail("getModelById", { error: { status: 403, message: "Not today" } }, 3);
  await expect(page.locator(".live-line")).toHaveText(/^You may not do this, trying again/);
  await expect(page.getByRole("region", { name: "Newest version" })).toBeVisible();
  await expect(page.locator(".live-line")).toHaveText(/^Live · updated/);
});

test("pausing ends the reading, and so does leaving", async ({ page, start }) => {
  const { url, backend } = await start({ seed: "demo" });
  await open(page, `${url}/${quick}`, "#/models/MDL-1", backend.data.users[0]?.apiToken ?? "");
  const reads = () =>
    backend.requests.filter(({ operation }) => operation === "getModelById").length;
  await page.getByRole("button", { name: "Pause" }).click();
  await expect(page.getByText(/Paused · updated/)).toBeVisible();
  const paused = reads();
  await page.waitForTimeout(500);
  expect(reads()).toBe(paused);
  await page.getByRole("button", { name: "Resume" }).click();
  await expect.poll(reads).toBeGreaterThan(paused + 1);
  await page.getByRole("link", { name: "All workspaces" }).click();
  await expect(page.getByRole("heading", { name: "Workspaces" })).toBeVisible();
  await page.getByLabel("Search workspaces").waitFor();
  const left = reads();
  await page.waitForTimeout(500);
  expect(reads()).toBe(left);
});
