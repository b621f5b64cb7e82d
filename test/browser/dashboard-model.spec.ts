import { readFile } from "node:fs/promises";
import { expect, hostile, test, token } from "./support/world.ts";
import { open } from "./support/pages.ts";

test("a model: its newest version, and any other", async ({ page, start }) => {
  const { url, backend } = await start({ seed: "demo" });
  await open(page, url, "#/projects/PRJ-1", backend.data.users[0]?.apiToken ?? "");
  await page.getByRole("link", { name: "Churn classifier", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Churn classifier", level: 1 })).toBeFocused();
  const overview = page.getByRole("region", { name: "Overview" });
  await expect(overview).toContainText("Experimentation");
  await expect(overview).toContainText("In validation");
  await expect(overview).toContainText("Medium risk");
  await expect(overview.getByRole("listitem").first()).toHaveText("auc0.852+0.006");

  await page.getByLabel("Version", { exact: true }).selectOption("MDV-10");
  await expect(overview).toContainText("Production");
  await expect(page).toHaveURL(/\?version=MDV-10$/);
  const files = page.getByRole("region", { name: "Files and tables" });
  await expect(files).not.toContainText("Lift by decile");

  const way = page.getByRole("navigation", { name: "Breadcrumb" });
  await way.getByRole("link", { name: "Churn" }).click();
  await expect(page.getByRole("heading", { name: "Churn", level: 1 })).toBeVisible();
  await page.goBack();
  await expect(overview).toContainText("Production");
});

test("the history of a metric, by keyboard and as a table", async ({ page, start }) => {
  const { url, backend } = await start({ seed: "demo" });
  await open(page, url, "#/models/MDL-1?metric=f1", backend.data.users[0]?.apiToken ?? "");
  const chart = page.getByRole("slider", { name: "f1 by version" });
  await expect(chart).toHaveAttribute("aria-valuetext", "Version 12 · f1 0.547 · Nov 16, 2026");
  await expect(chart.locator("canvas")).toBeVisible();
  await chart.focus();
  await page.keyboard.press("ArrowLeft");
  await expect(chart).toHaveAttribute("aria-valuetext", /^Version 11 · f1 0\.539/);
  await page.keyboard.press("Home");
  await expect(chart).toHaveAttribute("aria-valuenow", "1");

  await page.getByLabel("Metric", { exact: true }).selectOption("auc");
  await expect(page).toHaveURL(/metric=auc$/);
  await page.getByText("The same as a table").click();
  const table = page.getByRole("table", { name: "auc by version" });
  await expect(table.getByRole("row")).toHaveCount(13);
  await expect(table.getByRole("row", { name: "Version 12" })).toContainText("0.852");
});

test("two versions side by side", async ({ page, start }) => {
  const { url, backend } = await start({ seed: "demo" });
  const link = "#/models/MDL-1?from=MDV-10&to=MDV-12";
  await open(page, url, link, backend.data.users[0]?.apiToken ?? "");
  const compare = page.getByRole("region", { name: "Compare", exact: true });
  await expect(compare.getByLabel("From")).toHaveValue("MDV-10");
  const metrics = page.getByRole("table", { name: "Metrics compared" });
  const auc = metrics.getByRole("row", { name: "auc" });
  const before = await auc.textContent();
  expect(before).toContain("+");
  await compare.getByRole("button", { name: "Swap" }).click();
  await expect(compare.getByLabel("From")).toHaveValue("MDV-12");
  await expect(auc).toContainText("−");
  await expect(page).toHaveURL(/from=MDV-12&to=MDV-10$/);
  await compare.getByLabel("To").selectOption("MDV-12");
  await expect(auc).toContainText("same");
});

test("lineage leads to other versions, and is told in words", async ({ page, start }) => {
  const { url, backend, backendUrl } = await start({ seed: "demo" });
  await open(page, url, "#/models/MDL-1", backend.data.users[0]?.apiToken ?? "");
  const lineage = page.getByRole("region", { name: "Lineage", exact: true });
  const drawing = lineage.getByRole("group", { name: "Lineage" });
  await expect(drawing.getByRole("link")).toHaveCount(7);
  await expect(drawing.locator("path.edge")).toHaveCount(6);
  const versions = await drawing.locator("a.model .node-more").allTextContents();
  expect(versions).toEqual([8, 9, 10, 11, 12].map((version) => `Model · Version ${version}`));
  await expect(drawing.getByRole("link", { name: "Churn modeling set" })).toHaveAttribute(
    "href",
    `${backendUrl}/browse/datasetversion/DTV-8`,
  );
  await lineage.getByText("The same in words").click();
  await expect(lineage).toContainText(
    "Churn classifier, Version 12 was made from Churn modeling set, Version 3.",
  );
  await drawing.getByRole("link", { name: "Model · Version 8" }).focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/version=MDV-8$/);
  await expect(page.getByLabel("Version", { exact: true })).toHaveValue("MDV-8");
});

test("files are downloaded, pictures seen, tables read", async ({ page, start, lines }) => {
  const { url, backend } = await start({ seed: "demo" });
  await open(page, url, "#/models/MDL-1", backend.data.users[0]?.apiToken ?? "");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download predictions.csv" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe("predictions.csv");
  expect(await readFile(await file.path(), "utf8")).toContain(",");

  await page.getByRole("button", { name: "View roc-curve.png" }).click();
  const picture = page.getByRole("img", { name: "roc-curve.png" });
  await expect(picture).toBeVisible();
  const width = () =>
    picture.evaluate((image) => (image instanceof HTMLImageElement ? image.naturalWidth : 0));
  await expect.poll(width).toBeGreaterThan(100);

  await page.getByRole("button", { name: "Show Lift by decile" }).click();
  const table = page.getByRole("table", { name: "Lift by decile" });
  await expect(table.getByRole("row")).toHaveCount(11);
  await page.getByRole("button", { name: "Hide Lift by decile" }).click();
  await expect(table).toHaveCount(0);
  expect(lines.filter((line) => line.text().includes("Content Security Policy"))).toEqual([]);
});

test("a table's columns of numbers stand at the right, whatever its first row lacks", async ({
  page,
  start,
}) => {
  const rows = [
    { name: "a", lift: null, note: 1 },
    { name: "b", lift: 2.5, note: "x" },
  ];
  const versions = [{ tables: [{ name: "Lift", rows }] }];
  const { url } = await start({
    seed: {
      users: [{ name: "Ada", apiToken: token }],
      workspaces: [
        { name: "Credit", projects: [{ name: "P", models: [{ name: "Scorecard", versions }] }] },
      ],
    },
  });
  await open(page, url, "#/models/MDL-1", token);
  await page.getByRole("button", { name: "Show Lift" }).click();
  const table = page.getByRole("table", { name: "Lift" });
  const alignments = (role: "columnheader" | "cell") =>
    table
      .getByRole(role)
      .evaluateAll((cells) => cells.map((cell) => getComputedStyle(cell).textAlign));
  expect(await alignments("columnheader")).toEqual(["start", "end", "start"]);
  expect(await alignments("cell")).toEqual(["end", "start", "end", "start"]);
});

test("a download that fails says so beside its file", async ({ page, start }) => {
  const { url, backend } = await start({ seed: "demo" });
  await open(page, url, "#/models/MDL-1", backend.data.users[0]?.apiToken ?? "");
  await page.getByRole("button", { name: "Download predictions.csv" }).waitFor();
  backend.fail(({ method, path }) => method === "GET" && path.includes("/attachments/"), {
    status: 403,
  });
  await page.getByRole("button", { name: "Download predictions.csv" }).click();
  const row = page.getByRole("listitem").filter({ hasText: "predictions.csv" });
  await expect(row.getByRole("alert")).toContainText("You may not do this");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download predictions.csv" }).click();
  await download;
  await expect(row.getByRole("alert")).toHaveCount(0);
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
  await page.goto(`${url}/#/models/MDL-99`);
  await expect(page.getByRole("alert")).toContainText("There is nothing here");
  await page.goto(`${url}/#/models/rubbish`);
  await expect(page.getByRole("alert")).toContainText("This link is not right");
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
  await page.getByRole("button", { name: "Show Rows" }).click();
  await expect(page.getByRole("table", { name: "Rows" })).toContainText(hostile);
  await expect(page.locator("main img, main script")).toHaveCount(0);
  await expect(page).not.toHaveTitle("harm");
});
