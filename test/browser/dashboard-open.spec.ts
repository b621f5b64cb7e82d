import type { Page } from "@playwright/test";
import { expect, test } from "./support/world.ts";
import { open } from "./support/pages.ts";

const phase = (page: Page, name: string) =>
  page.getByRole("region", { name: "Phases" }).locator(".phase").filter({ hasText: name });

test("phases and iterations open; the address says which, also on the way back", async ({
  page,
  start,
}) => {
  const { url, backend } = await start({ seed: "demo" });
  const token = backend.data.users[0]?.apiToken ?? "";
  await open(page, url, "#/projects/PRJ-1", token);
  const modeling = phase(page, "Modeling");
  await modeling.waitFor();
  const before = backend.requests.length;
  await modeling.locator("summary").first().click();
  await expect(modeling.getByRole("group", { name: "Requirements" })).toContainText(
    "Beat a simple baseline",
  );
  await expect(modeling.getByRole("group", { name: "Reviews" })).toContainText(
    "Is version 12 ready for the committee?",
  );
  // Three lists, which are asked for in one request.
  expect(backend.requests.slice(before).map(({ operation }) => operation)).toEqual(["batch"]);
  await modeling.locator("summary", { hasText: "Calibration" }).click();
  await expect(modeling.getByText("Figures: 2 assets")).toBeVisible();
  await expect(page).toHaveURL(/#\/projects\/PRJ-1\?open=PHA-4\.ITR-9$/);

  await page.getByRole("link", { name: "Churn classifier", exact: true }).click();
  await expect(page).toHaveTitle(/Churn classifier/);
  await page.goBack();
  await expect(page).toHaveTitle(/^Churn · /);
  await expect(modeling.getByText("Figures: 2 assets")).toBeVisible();

  // With the keyboard; what is closed is no longer in the address.
  await modeling.locator("summary").first().focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/#\/projects\/PRJ-1\?open=ITR-9$/);
  await expect(modeling.getByRole("group", { name: "Requirements" })).toHaveCount(0);
});

test("a project stays up to date: what did not change stays as it is, also the focus", async ({
  page,
  start,
}) => {
  const { url, backend } = await start({ seed: "demo" });
  const token = backend.data.users[0]?.apiToken ?? "";
  await open(page, `${url}/?refresh=200`, "#/projects/PRJ-1?open=PHA-4", token);
  const modeling = phase(page, "Modeling");
  await expect(modeling.getByRole("group", { name: "Requirements" })).toContainText("baseline");
  const summary = modeling.locator("summary").first();
  await summary.focus();
  await page.evaluate(() => {
    for (const node of document.querySelectorAll(".phase, .card, .row, .inner-name")) {
      node.classList.add("seen");
    }
  });
  const seen = page.locator(".seen");
  const all = await seen.count();
  const reads = () => backend.requests.length;
  const from = reads();
  await expect.poll(reads).toBeGreaterThan(from + 2);
  expect(await seen.count()).toBe(all);

  const changed = backend.data.phases.find(({ id }) => id === "PHA-4");
  const issue = backend.data.issues.find(({ name }) => name.startsWith("Recall is 9 points"));
  Object.assign(changed ?? {}, { name: "Modelling, again" });
  Object.assign(issue ?? {}, { dueDate: "2025-01-01T00:00:00.000Z" });
  await expect(page.getByText("Modelling, again")).toBeVisible();
  await expect(page.getByText("2 overdue")).toBeVisible();
  await expect(page.locator(".phase details[open]")).toHaveCount(1);
  await expect(
    page.locator(".phase", { hasText: "again" }).locator("summary").first(),
  ).toBeFocused();
  await expect(page.locator(".row:not(.seen)")).toHaveCount(1);
});

test("the page says how fresh it is", async ({ page, start, context }) => {
  const { url, backend } = await start({ seed: "demo" });
  const token = backend.data.users[0]?.apiToken ?? "";
  await open(page, `${url}/?refresh=100`, "#/projects/PRJ-1", token);
  const line = page.locator(".live-line");
  await expect(line).toHaveText(/^Live · updated just now$/);
  await page.getByRole("button", { name: "Pause updates" }).click();
  await expect(line).toHaveText(/^Paused · updated/);
  const paused = backend.requests.length;
  await page.waitForTimeout(400);
  expect(backend.requests.length).toBe(paused);
  await page.getByRole("button", { name: "Resume updates" }).click();
  await expect(line).toHaveText(/^Live/);
  await context.setOffline(true);
  await expect(line).toHaveText(/^Offline, trying again · updated/);
  await expect(page.getByText("4 open issues")).toBeVisible();
  await context.setOffline(false);
  await expect(line).toHaveText(/^Live/);
  const takeBack = backend.fail(() => true, { status: 503 }, 1000);
  await expect(line).toHaveText(/^The server has a problem, trying again · updated/, {
    timeout: 15_000,
  });
  takeBack();
  await expect(line).toHaveText(/^Live/, { timeout: 15_000 });
});

test("the page is not called live while a part of it is refused", async ({ page, start }) => {
  const { url, backend } = await start({ seed: "demo" });
  const token = backend.data.users[0]?.apiToken ?? "";
  await open(page, `${url}/?refresh=100`, "#/projects/PRJ-1", token);
  const line = page.locator(".live-line");
  await expect(line).toHaveText(/^Live/);
  const refusal = { error: { status: 403, message: "Not today" } };
  const takeBack = backend.fail("batch", refusal, Number.POSITIVE_INFINITY);
  backend.fail("Findings", refusal, 4);
  await expect(line).toHaveText(/^You may not do this, trying again · updated/);
  await expect(page.getByText("4 open issues")).toBeVisible();
  takeBack();
  await expect(line).toHaveText(/^Live/, { timeout: 15_000 });
});

test("the way back leads to where one was, with what one searched for", async ({ page, start }) => {
  await page.setViewportSize({ width: 360, height: 640 });
  const { url, backend } = await start({ seed: "demo" });
  const token = backend.data.users[0]?.apiToken ?? "";
  await open(page, url, "", token);
  await page.getByLabel("Search workspaces").fill("a");
  await expect(page).toHaveURL(/#\/workspaces\?search=a$/);
  const link = page.getByRole("link", { name: "Sustainability" });
  await expect(page.locator(".skeleton, .skeleton-line")).toHaveCount(0);
  await link.scrollIntoViewIfNeeded();
  const before = await page.evaluate(() => scrollY);
  const kept = () => page.evaluate(() => Number(Reflect.get(Object(history.state), "scroll")));
  await expect.poll(kept).toBeCloseTo(before, 0);
  await link.click();
  await expect(page.getByRole("heading", { name: "Sustainability", level: 1 })).toBeInViewport();
  await page.goBack();
  await expect(link).toBeInViewport();
  await expect.poll(() => page.evaluate(() => scrollY)).toBeCloseTo(before, -1);
  await expect(page.getByLabel("Search workspaces")).toHaveValue("a");
});

test("reports that the organization has switched off are no failure", async ({ page, start }) => {
  const { url, backend } = await start({ seed: "demo", features: { "list-reports": false } });
  await open(page, url, "#/projects/PRJ-1", backend.data.users[0]?.apiToken ?? "");
  await expect(page.getByRole("region", { name: "Reports" })).toContainText("switched reports off");
});
