import type { Page } from "@playwright/test";
import { expect, test } from "./support/world.ts";
import { open } from "./support/pages.ts";

const tile = (page: Page, name: string) => page.locator(".tile").filter({ hasText: name });

test("the first screen counts, in few requests", async ({ page, start }) => {
  const { url, backend } = await start({ seed: "demo" });
  await open(page, url, "", backend.data.users[0]?.apiToken ?? "");
  const row = page.getByRole("row", { name: /Credit risk/ });
  await expect(row.getByRole("cell")).toHaveText(["WSP-1", "4", "2", "6", "1", "2"]);
  await expect(page.getByRole("img", { name: "on its way" })).toHaveCount(0);
  await expect(tile(page, "Open issues")).toContainText("8");
  await expect(tile(page, "Iterations in progress")).toContainText("42 more in review");
  await expect(page.getByRole("region", { name: "Newest model versions" })).toContainText(
    "CNP score, Version 3",
  );
  // 13 workspaces with 17 projects, 100 lists and more: one by one they would take as many requests.
  const asked = backend.requests.filter(({ path }) => path.endsWith("/graphql"));
  expect(asked.length).toBeLessThan(30);
});

test("a workspace answers a lead's questions", async ({ page, start }) => {
  const { url, backend } = await start({ seed: "demo" });
  await open(page, url, "#/workspaces/WSP-1", backend.data.users[0]?.apiToken ?? "");
  await expect(tile(page, "Open issues")).toContainText("6");
  await expect(tile(page, "Overdue")).toContainText("1since Nov 16, 2026");
  await expect(tile(page, "Reviews waiting")).toContainText("2");
  await expect(tile(page, "Iterations in progress")).toContainText("22 more in review");
  await expect(tile(page, "Models")).toContainText("41 in production");
  await expect(page.getByRole("region", { name: "Overdue issues" })).toContainText(
    "Legal basis for complaint texts is not documented",
  );
  await expect(page.getByRole("region", { name: "Reviews waiting" })).toContainText(
    "Is version 12 ready for the committee?",
  );
  const newest = page.getByRole("region", { name: "Newest model versions" });
  await expect(newest.getByRole("listitem").first()).toContainText("auc0.852▲+0.006");
  const row = page.getByRole("row", { name: /PRJ-1/ });
  await expect(row).toContainText("3 of 6");
  await expect(row.getByRole("cell").last()).toHaveText("1");
  await newest.getByRole("link", { name: "Churn classifier, Version 12" }).click();
  await expect(page).toHaveURL(/#\/versions\/MDV-12$/);
});

test("numbers follow what happens; what did not change is not drawn again", async ({
  page,
  start,
}) => {
  const { url, backend } = await start({ seed: "demo" });
  const token = backend.data.users[0]?.apiToken ?? "";
  await open(page, `${url}/?refresh=200`, "#/workspaces/WSP-1", token);
  await expect(tile(page, "Overdue")).toContainText("1since");
  const search = page.getByLabel("Search projects");
  await search.fill("ch");
  await page.evaluate(() => {
    for (const node of document.querySelectorAll(".row, tr, .tile")) {
      node.classList.add("seen");
    }
  });
  const from = backend.requests.length;
  await expect.poll(() => backend.requests.length).toBeGreaterThan(from + 20);
  await expect(page.locator(".row:not(.seen), tr:not(.seen), .tile:not(.seen)")).toHaveCount(0);

  const issue = backend.data.issues.find(({ name }) => name.startsWith("Recall is 9 points"));
  Object.assign(issue ?? {}, { dueDate: "2025-01-01T00:00:00.000Z" });
  await expect(tile(page, "Overdue")).toContainText("2since Jan 1, 2025");
  await expect(page.locator(".overdue-part .row:not(.seen)")).toHaveCount(1);
  await expect(page.locator(".newest-part .row:not(.seen)")).toHaveCount(0);
  await expect(search).toHaveValue("ch");
  await expect(search).toBeFocused();
});

test("what cannot be read is no nought", async ({ page, start }) => {
  const { url, backend } = await start({ seed: "demo" });
  const refused = { error: { status: 403, message: "Not today" } };
  backend.fail("batch", refused, 100);
  backend.fail("Findings", refused, 100);
  await open(page, url, "#/workspaces/WSP-1", backend.data.users[0]?.apiToken ?? "");
  await expect(tile(page, "Open issues")).toContainText("–");
  await expect(tile(page, "Overdue")).toContainText("–");
  await expect(page.getByRole("region", { name: "Overdue issues" })).toContainText(
    "This could not be read.",
  );
  await expect(tile(page, "Reviews waiting")).toContainText("2");
  await expect(page.getByText(/^Not everything could be read/)).toBeVisible();
});

test("leaving a workspace ends all it waits for", async ({ page, start }) => {
  const { url, backend } = await start({ seed: "demo" });
  backend.fail("batch", { delay: 20_000 }, 100);
  await open(page, url, "#/workspaces/WSP-1", backend.data.users[0]?.apiToken ?? "");
  await expect.poll(() => backend.requests.at(-1)?.operation).toBe("batch");
  const ended = page.waitForEvent("requestfailed");
  await page.evaluate(() => void (location.hash = "#/models/MDL-1"));
  expect((await ended).failure()?.errorText).toBe("net::ERR_ABORTED");
});
