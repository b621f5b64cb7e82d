import type { Page } from "@playwright/test";
import { expect, hostile, test, token } from "./support/world.ts";
import { open } from "./support/pages.ts";

/** Two models with a metric in common, one of which has a version without it. */
const twoModels = {
  users: [{ name: "Ada", apiToken: token }],
  workspaces: [
    {
      name: "Credit",
      projects: [
        {
          name: "P",
          models: [
            {
              name: "Scorecard",
              versions: [
                { createdDate: "2026-01-01T00:00:00Z", metrics: { auc: 0.7 } },
                { createdDate: "2026-01-02T00:00:00Z", metrics: {} },
                { createdDate: "2026-03-01T00:00:00Z", metrics: { auc: 0.75 } },
                { createdDate: "2026-12-31T00:00:00Z", metrics: { auc: 0.8 } },
              ],
            },
            {
              name: "Challenger",
              versions: [{ createdDate: "2026-02-01T00:00:00Z", metrics: { auc: 0.72 } }],
            },
          ],
        },
      ],
    },
  ],
};

const pointer = (page: Page) =>
  page.locator(".u-cursor-x").evaluate((line) => line.getBoundingClientRect().x);

test("a model: its newest version, and the way to its page", async ({ page, start }) => {
  const { url, backend } = await start({ seed: "demo" });
  await open(page, url, "#/projects/PRJ-1", backend.data.users[0]?.apiToken ?? "");
  await page.getByRole("link", { name: "Churn classifier", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Churn classifier", level: 1 })).toBeFocused();
  const newest = page.getByRole("region", { name: "Newest version" });
  await expect(newest).toContainText("Experimentation");
  await expect(newest).toContainText("In validation");
  await expect(newest).toContainText("Medium risk");
  await expect(newest.getByRole("listitem").first()).toContainText("auc0.852▲+0.006");
  await expect(
    newest.getByRole("img", { name: "auc, 12 values: from 0.712 to 0.852" }),
  ).toBeVisible();
  await newest.getByRole("link", { name: "Version 12" }).click();
  await expect(page).toHaveURL(/#\/versions\/MDV-12$/);
  await page.goBack();

  const link = page.getByRole("table", { name: "Versions" }).getByRole("link").last();
  await link.scrollIntoViewIfNeeded();
  // The place is kept when scrolling has ended.
  await page.waitForTimeout(300);
  const scrolled = await page.evaluate(() => scrollY);
  expect(scrolled).toBeGreaterThan(800);
  await link.click();
  await expect(page).toHaveURL(/#\/versions\/MDV-1$/);
  await expect(page.getByRole("region", { name: "Lineage" })).toBeVisible();
  await page.goBack();
  await expect(newest).toBeVisible();
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(scrolled);
});

test("the history of metrics, by keyboard, as a table, and back", async ({ page, start }) => {
  const { url, backend } = await start({ seed: "demo" });
  await open(page, url, "#/models/MDL-1?metric=f1", backend.data.users[0]?.apiToken ?? "");
  const chart = page.getByRole("slider", { name: "f1 by version" });
  await expect(chart).toHaveAttribute(
    "aria-valuetext",
    "Version 12 · f1 0.547 · Nov 16, 2026 · Experimentation",
  );
  await expect(chart.locator("canvas")).toBeVisible();
  await expect(page.getByText("The axis is cut: it begins at 0.356, not at 0.")).toBeVisible();
  await chart.focus();
  await page.keyboard.press("ArrowLeft");
  await expect(chart).toHaveAttribute("aria-valuetext", /^Version 11 · f1 0\.539/);
  await page.getByRole("checkbox", { name: "auc" }).check();
  await expect(page).toHaveURL(/metric=auc&metric=f1$/);
  // What is pointed at is the same in all charts.
  await chart.focus();
  await page.keyboard.press("Home");
  await expect(page.getByRole("slider", { name: "auc by version" })).toHaveAttribute(
    "aria-valuetext",
    /^Version 1 · auc 0\.712/,
  );
  await page.getByRole("checkbox", { name: "Axis from 0" }).check();
  await expect(page.getByText("The axis is cut")).toHaveCount(0);
  await page.goBack();
  await expect(page.getByText("The axis is cut")).toHaveCount(2);
  await page.goBack();
  await expect(page.getByRole("slider")).toHaveCount(1);
  await expect(page.getByRole("checkbox", { name: "auc" })).not.toBeChecked();

  await page.getByText("The same as a table").click();
  const table = page.getByRole("table", { name: "f1 by version" });
  await expect(table.getByRole("row")).toHaveCount(13);
  await expect(table.getByRole("row", { name: "Version 12" })).toContainText("0.547");
});

test("points stand where their time is, the pointer goes to points only, and models stand beside each other", async ({
  page,
  start,
}) => {
  const { url } = await start({ seed: twoModels });
  await open(page, url, "#/models/MDL-1", token);
  const chart = page.getByRole("slider", { name: "auc by version" });
  await chart.scrollIntoViewIfNeeded();
  const plot = await page.locator(".u-over").boundingBox();
  expect(plot).not.toBeNull();
  const { x = 0, y = 0, width = 0 } = plot ?? {};
  await page.mouse.move(x + width * 0.22, y + 60);
  await expect(chart).toHaveAttribute("aria-valuetext", /^Version 3 · auc 0\.75/);
  const first = await pointer(page);
  await page.mouse.move(x + width * 0.26, y + 90);
  await expect.poll(() => pointer(page)).toBe(first);
  // The first of March is the 59th of 364 days, and there is 3 % of room at both ends.
  expect((first - x) / width).toBeCloseTo((59 / 364 + 0.03) / 1.06, 2);
  const ring = page.locator(".u-cursor-pt").first();
  await expect(ring).toHaveCSS("background-color", "rgba(0, 0, 0, 0)");
  await page.mouse.move(0, 0);
  expect(await pointer(page)).toBe(first);

  await page.getByText("Beside other models").click();
  await page.getByRole("checkbox", { name: "Challenger" }).check();
  await expect(page).toHaveURL(/model=MDL-2$/);
  const legend = page.getByRole("list", { name: "Legend" });
  await expect(legend.getByRole("listitem")).toHaveText([
    "Scorecard",
    "Challenger",
    "Experimentation",
  ]);
  await chart.focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowRight");
  await expect(chart).toHaveAttribute("aria-valuetext", /^Scorecard · Version 2 · no auc/);
  await page.keyboard.press("ArrowRight");
  await expect(chart).toHaveAttribute("aria-valuetext", /^Challenger · Version 1 · auc 0\.72/);
});

test("versions side by side", async ({ page, start }) => {
  const { url, backend } = await start({ seed: "demo" });
  const link = "#/models/MDL-1?from=MDV-10&to=MDV-12";
  await open(page, url, link, backend.data.users[0]?.apiToken ?? "");
  const compare = page.getByRole("region", { name: "Compare", exact: true });
  const heads = page.getByRole("table", { name: "Metrics compared" }).getByRole("columnheader");
  const auc = page
    .getByRole("table", { name: "Metrics compared" })
    .getByRole("row", { name: "auc" });
  await expect(heads).toHaveText(["Metric", "Version 10", "Version 12"]);
  await expect(auc).toContainText("0.852 ▲+0.014 +1.7%");
  await compare.getByRole("button", { name: "Swap" }).click();
  await expect(auc).toContainText("▼−0.014");
  await expect(page).toHaveURL(/compare=MDV-12&compare=MDV-10$/);
  await page.getByRole("checkbox", { name: "Compare Version 7", exact: true }).check();
  await expect(heads).toHaveText(["Metric", "Version 12", "Version 10", "Version 7"]);
  await page.goBack();
  await page.goBack();
  await expect(auc).toContainText("▲+0.014");
  await compare.getByRole("button", { name: "Clear the choice" }).click();
  await expect(heads).toHaveText(["Metric", "Version 11", "Version 12"]);
});

test("colour says what a person said is better, until it is forgotten", async ({ page, start }) => {
  const { url, backend } = await start({ seed: "demo" });
  await open(page, url, "#/models/MDL-1", backend.data.users[0]?.apiToken ?? "");
  const loss = page
    .getByRole("region", { name: "Newest version" })
    .getByRole("listitem")
    .filter({ hasText: "log_loss" });
  const change = loss.locator(".difference");
  await expect(change).toHaveText("▼−0.0031 ");
  const plain = await change.evaluate((node) => getComputedStyle(node).color);
  const asked = loss.getByRole("combobox", { name: "Is more of log_loss better?" });
  await asked.selectOption("less");
  await expect(change).toHaveText("▼−0.0031 better");
  await expect(loss.locator(".sparkline")).toHaveClass(/better/);
  const green = await change.evaluate((node) => getComputedStyle(node).color);
  expect(green).not.toBe(plain);
  await asked.selectOption("more");
  await expect(change).toHaveText("▼−0.0031 worse");
  await expect(change).not.toHaveCSS("color", green);
  const saved = () => page.evaluate(() => localStorage.getItem("vectice-dashboard-better"));
  expect(await saved()).toBe(`[["log_loss","more"]]`);
  await asked.selectOption("");
  await expect(change).toHaveText("▼−0.0031 ");
  expect(await saved()).toBeNull();
  await asked.selectOption("neither");
  await page.getByRole("button", { name: "Disconnect" }).click();
  expect(await saved()).toBeNull();
});

test("a model without versions, and a link to no model", async ({ page, start }) => {
  const models = [{ name: "Scorecard" }];
  const { url, backend } = await start({
    seed: {
      users: [{ name: "Ada", apiToken: token }],
      workspaces: [{ name: "Credit", projects: [{ name: "Churn", models }] }],
    },
  });
  await open(page, url, "#/models/MDL-1", token);
  await expect(page.getByText("This model has no versions yet.")).toBeVisible();
  for (const [link, title] of [
    ["models/MDL-99", "There is nothing here"],
    ["models/rubbish", "This link is not right"],
    ["versions/MDV-99", "There is nothing here"],
    ["versions/rubbish", "This link is not right"],
  ]) {
    await page.goto(`${url}/#/${link}`);
    await expect(page.getByRole("alert")).toContainText(title ?? "");
  }
  backend.fail("getModelById", { error: { status: 403, message: "Not today" } });
  await page.goto(`${url}/#/models/MDL-1`);
  await expect(page.getByRole("alert")).toContainText("Not today");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByText("This model has no versions yet.")).toBeVisible();
});

test("hostile names of a model's parts are text", async ({ page, start }) => {
  page.on("dialog", () => expect(undefined, "a name ran as a script").toBeDefined());
  const version = {
    metrics: { [hostile]: 1, __proto__: 2 },
    properties: { [hostile]: hostile },
    algorithmName: hostile,
    tables: [{ name: "Rows", rows: [{ [hostile]: hostile }] }],
  };
  const models = [{ name: hostile, type: hostile, versions: [version, version] }];
  const { url } = await start({
    seed: {
      users: [{ name: hostile, apiToken: token }],
      workspaces: [{ name: hostile, projects: [{ name: hostile, models }] }],
    },
  });
  await open(page, url, "#/models/MDL-1", token);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(hostile);
  await expect(page.getByRole("table", { name: "Properties compared" })).toContainText(hostile);
  await expect(page.locator("main img, main script")).toHaveCount(0);
  await page.getByRole("link", { name: "Version 2", exact: true }).click();
  await expect(page.getByRole("table", { name: "Properties of Version" })).toContainText(hostile);
  await page.getByRole("button", { name: "Show Rows" }).click();
  await expect(page.getByRole("table", { name: "Rows" })).toContainText(hostile);
  await expect(page.locator("main img, main script")).toHaveCount(0);
  await expect(page).not.toHaveTitle("harm");
});
