import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect, test, token } from "./support/world.ts";
import { open } from "./support/pages.ts";

/** A model with so many versions, each with two metrics. */
const large = (count: number) => ({
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
              versions: Array.from({ length: count }, (_, place) => ({
                createdDate: new Date(Date.UTC(2020, 0, 1 + place)).toISOString(),
                metrics: { auc: ((place * 7919) % count) / count, loss: 1 + (place % 10) },
              })),
            },
          ],
        },
      ],
    },
  ],
});

/** How much of a page jumped since it was opened, as browsers count it. */
function layoutShift(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) {
            if ("value" in entry && typeof entry.value === "number") {
              sum += entry.value;
            }
          }
        }).observe({ type: "layout-shift", buffered: true });
        setTimeout(() => resolve(sum), 100);
      }),
  );
}

const names = (page: Page) =>
  page
    .getByRole("table", { name: "Versions" })
    .getByRole("rowheader")
    .evaluateAll((cells) => cells.map((cell) => cell.textContent));

test("the table is sorted by any column, in the address, and back", async ({ page, start }) => {
  const { url, backend } = await start({ seed: "demo" });
  await open(page, url, "#/models/MDL-1?sort=status", backend.data.users[0]?.apiToken ?? "");
  const table = page.getByRole("table", { name: "Versions" });
  await expect(table.getByRole("columnheader", { name: "Status" })).toHaveAttribute(
    "aria-sort",
    "ascending",
  );
  expect((await names(page)).slice(-4)).toEqual([
    "Version 11",
    "Version 10",
    "Version 1",
    "Version 7",
  ]);
  const auc = table.getByRole("button", { name: "auc" });
  await auc.click();
  await expect(page).toHaveURL(/sort=-metric\.auc$/);
  await expect(auc).toBeFocused();
  expect((await names(page)).slice(0, 3)).toEqual(["Version 12", "Version 11", "Version 7"]);
  await auc.press("Enter");
  await expect(page).toHaveURL(/sort=metric\.auc$/);
  expect((await names(page))[0]).toBe("Version 1");
  // What has no risk comes last, whichever way.
  await table.getByRole("button", { name: "Risk" }).click();
  expect((await names(page))[0]).toBe("Version 1");
  await table.getByRole("button", { name: "Risk" }).click();
  expect((await names(page))[0]).toBe("Version 7");
  await page.goBack();
  await page.goBack();
  await expect(table.getByRole("columnheader", { name: "auc" })).toHaveAttribute(
    "aria-sort",
    "ascending",
  );
});

test("versions are saved as a table, formulas defused", async ({ page, start }) => {
  const { url, backend } = await start({ seed: "demo" });
  await open(page, url, "#/models/MDL-1?sort=date", backend.data.users[0]?.apiToken ?? "");
  const last = backend.data.modelVersions.find(({ id }) => id === "MDV-12");
  Object.assign(last ?? {}, { name: "=1+1" });
  await page.reload();
  await open(page, url, "#/models/MDL-1?sort=date", backend.data.users[0]?.apiToken ?? "");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download CSV" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe("Churn classifier versions.csv");
  const lines = (await readFile(await file.path(), "utf8")).trim().split("\r\n");
  expect(lines[0]).toMatch(/^id,name,status,risk,approval,creator,createdAt,metrics\.auc,/);
  expect(lines[1]).toMatch(/^MDV-1,Version 1,RETIRED,LOW,Approved,Kofi Mensah,2026-06-24T/);
  expect(lines[12]).toContain("'=1+1");
});

test("a model of a thousand versions is quick, and read again sparingly", async ({
  page,
  start,
}) => {
  const { url, backend } = await start({ seed: large(1000) });
  await open(page, `${url}/?refresh=200`, "#/models/MDL-1", token);
  const table = page.getByRole("table", { name: "Versions" });
  await expect(table.getByRole("row")).toHaveCount(51);
  await expect(page.getByText("Versions 1 to 50 of 1000")).toBeVisible();
  const asked = backend.requests.length;
  await page.waitForTimeout(1000);
  const operations = backend.requests.slice(asked).map(({ operation }) => operation);
  const reads = operations.filter((operation) => operation === "getModelById").length;
  expect(reads).toBeGreaterThan(1);
  // The newest hundred lie on the last page, whose number the first page tells.
  expect(operations.length).toBeLessThanOrEqual(3 * (reads + 1));
  // Milliseconds from a click to the sorted rows.
  const took = await table.getByRole("button", { name: "auc" }).evaluate((button) => {
    const begun = performance.now();
    button.dispatchEvent(new MouseEvent("click"));
    document.body.getBoundingClientRect();
    return performance.now() - begun;
  });
  expect(took).toBeLessThan(300);
  await page.getByRole("button", { name: "Next" }).click();
  await expect(page.getByRole("status")).toHaveText("Versions 51 to 100 of 1000");
  await expect(page).toHaveURL(/sort=-metric\.auc&page=2$/);
  const slider = page.getByRole("slider", { name: "auc by version" });
  await expect(slider).toHaveAttribute("aria-valuemax", "1000");
});

test("a reading that brings nothing new touches nothing", async ({ page, start }) => {
  const { url, backend } = await start({ seed: "demo" });
  await open(page, `${url}/?refresh=100`, "#/models/MDL-1", backend.data.users[0]?.apiToken ?? "");
  for (const [hash, operation, ready] of [
    ["#/models/MDL-1?model=MDL-2", "getModelById", "Live · updated"],
    ["#/versions/MDV-12", "getModelVersion", "The same in words"],
  ]) {
    await page.evaluate((to) => (location.hash = to), hash ?? "");
    await expect(page.getByText(ready ?? "")).toBeVisible();
    await page.waitForTimeout(500);
    const watched = page.evaluate(
      () =>
        new Promise<string[]>((resolve) => {
          const seen: string[] = [];
          const observer = new MutationObserver((records) => {
            seen.push(...records.map(({ type, target }) => `${type} ${target.nodeName}`));
          });
          const all = { subtree: true, childList: true, attributes: true, characterData: true };
          observer.observe(document.body, all);
          setTimeout(() => resolve(seen), 800);
        }),
    );
    const asked = backend.requests.length;
    expect(await watched).toEqual([]);
    const reads = backend.requests.slice(asked).filter((one) => one.operation === operation);
    expect(reads.length).toBeGreaterThan(2);
  }
});

test("the page of a version: all there is to it", async ({ page, start, lines }) => {
  await page.addInitScript(() => {
    const { createObjectURL, revokeObjectURL } = URL;
    const kept = new Set<string>();
    URL.createObjectURL = (object) => {
      const made = createObjectURL(object);
      kept.add(made);
      window.name = String(kept.size);
      return made;
    };
    URL.revokeObjectURL = (address) => {
      revokeObjectURL(address);
      kept.delete(address);
      window.name = String(kept.size);
    };
  });
  const kept = () => page.evaluate(() => Number(window.name));
  const { url, backend, backendUrl } = await start({ seed: "demo" });
  // Links from before a version had a page of its own still lead there.
  const link = "#/models/MDL-1?version=MDV-12";
  await open(page, url, link, backend.data.users[0]?.apiToken ?? "");
  await expect(page).toHaveURL(/#\/versions\/MDV-12$/);
  const title = page.getByRole("heading", { name: "Churn classifier, Version 12", level: 1 });
  await expect(title).toBeFocused();
  await expect(page.getByRole("region", { name: "Overview" })).toContainText("0.852▲+0.006");
  await expect(page.getByRole("table", { name: "Properties of Version" })).toContainText(
    "threshold0.62",
  );

  const lineage = page.getByRole("region", { name: "Lineage", exact: true });
  const drawing = lineage.getByRole("group", { name: "Lineage" });
  await expect(drawing.getByRole("link")).toHaveCount(7);
  await expect(drawing.locator("path.edge")).toHaveCount(6);
  await expect(
    lineage.getByRole("list", { name: "Linked datasets" }).getByRole("link"),
  ).toHaveAttribute("href", `${backendUrl}/browse/datasetversion/DTV-8`);
  await lineage.getByText("The same in words").click();
  await expect(lineage).toContainText(
    "Churn classifier, Version 12 was made from Churn modeling set, Version 3.",
  );

  await page.getByRole("button", { name: "View roc-curve.png" }).click();
  const enlarge = page.getByRole("button", { name: "Enlarge roc-curve.png" });
  await enlarge.focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "roc-curve.png" });
  const picture = dialog.getByRole("img", { name: "roc-curve.png" });
  const width = () =>
    picture.evaluate((image) => (image instanceof HTMLImageElement ? image.naturalWidth : 0));
  await expect.poll(width).toBeGreaterThan(100);
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(enlarge).toBeFocused();
  expect(await kept()).toBe(1);
  await page.getByRole("button", { name: "Hide roc-curve.png" }).click();
  expect(await kept()).toBe(0);
  await page.getByRole("button", { name: "View roc-curve.png" }).click();
  await expect(enlarge).toBeVisible();

  await drawing.getByRole("link", { name: "Model · Version 8" }).focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/versions\/MDV-8$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Churn classifier, Version 8");
  expect(await kept()).toBe(0);
  await page.getByRole("link", { name: "Compare with Version 7" }).click();
  await expect(
    page.getByRole("table", { name: "Metrics compared" }).getByRole("columnheader"),
  ).toHaveText(["Metric", "Version 7", "Version 8"]);
  expect(lines.filter((line) => line.text().includes("Content Security Policy"))).toEqual([]);
});

test("files are downloaded, tables read, and trouble is told beside them", async ({
  page,
  start,
}) => {
  const { url, backend } = await start({ seed: "demo" });
  await open(page, url, "#/versions/MDV-12", backend.data.users[0]?.apiToken ?? "");
  const button = page.getByRole("button", { name: "Download predictions.csv" });
  await button.waitFor();
  backend.fail(({ method, path }) => method === "GET" && path.includes("/attachments/"), {
    status: 403,
  });
  await button.click();
  const row = page.getByRole("listitem").filter({ hasText: "predictions.csv" });
  await expect(row.getByRole("alert")).toContainText("You may not do this");
  const download = page.waitForEvent("download");
  await button.click();
  const file = await download;
  expect(file.suggestedFilename()).toBe("predictions.csv");
  expect(await readFile(await file.path(), "utf8")).toContain(",");
  await expect(row.getByRole("alert")).toHaveCount(0);

  await page.getByRole("button", { name: "Show Lift by decile" }).click();
  const table = page.getByRole("table", { name: "Lift by decile" });
  await expect(table.getByRole("row")).toHaveCount(11);
  await page.getByRole("button", { name: "Hide Lift by decile" }).click();
  await expect(table).toHaveCount(0);
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
  await open(page, url, "#/versions/MDV-1", token);
  await page.getByRole("button", { name: "Show Lift" }).click();
  const table = page.getByRole("table", { name: "Lift" });
  const alignments = (role: "columnheader" | "cell") =>
    table
      .getByRole(role)
      .evaluateAll((cells) => cells.map((cell) => getComputedStyle(cell).textAlign));
  expect(await alignments("columnheader")).toEqual(["start", "end", "start"]);
  expect(await alignments("cell")).toEqual(["end", "start", "end", "start"]);
});

for (const width of [320, 1280]) {
  test(`nothing jumps while pages load, ${width} px`, async ({ page, start }) => {
    await page.setViewportSize({ width, height: 800 });
    const { url, backend } = await start({ seed: "demo", latency: 60 });
    await open(page, url, "#/workspaces", backend.data.users[0]?.apiToken ?? "");
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    for (const hash of ["#/models/MDL-1", "#/versions/MDV-12"]) {
      const before = await layoutShift(page);
      await page.evaluate((to) => (location.hash = to), hash);
      await expect(page.getByText("Live · updated")).toBeVisible();
      await page.waitForTimeout(1000);
      expect((await layoutShift(page)) - before, hash).toBeLessThan(0.05);
    }
  });
}

test("the page of a version tells how far its approval is, and what was switched off", async ({
  page,
  start,
}) => {
  const { url, backend } = await start({ seed: "demo" });
  await open(page, url, "#/versions/MDV-10", backend.data.users[0]?.apiToken ?? "");
  const approval = page.getByRole("region", { name: "Approval" });
  await expect(approval.getByRole("listitem")).toHaveText([
    "ApprovedOct 22, 2026",
    "ValidatedOct 19, 2026",
    "In validationOct 8, 2026",
    "To validateOct 6, 2026",
  ]);
  await page.evaluate(() => void (location.hash = "#/versions/MDV-9"));
  await expect(approval).toContainText("Nobody has been asked to approve Version 9 yet.");
  backend.data.features["model-version-approval-history"] = false;
  await page.evaluate(() => void (location.hash = "#/versions/MDV-10"));
  await expect(approval).toContainText("switched the history of approvals off");
});

test("what is touched is large enough", async ({ browser, start }) => {
  const { url, backend } = await start({ seed: "demo" });
  const context = await browser.newContext({
    viewport: { width: 320, height: 700 },
    hasTouch: true,
    isMobile: true,
  });
  const page = await context.newPage();
  await open(page, url, "#/models/MDL-1", backend.data.users[0]?.apiToken ?? "");
  for (const hash of ["#/models/MDL-1", "#/versions/MDV-12"]) {
    await page.evaluate((to) => (location.hash = to), hash);
    await page.getByText(hash.includes("models") ? "Download CSV" : "The same in words").waitFor();
    const small = await page
      .locator("main :is(button, select, input, summary, .facts a, .row-head a)")
      .evaluateAll((nodes) =>
        nodes
          .filter((node) => node.checkVisibility())
          .map((node) => ({ node, box: (node.closest("label") ?? node).getBoundingClientRect() }))
          .filter(({ box }) => box.height < 43.5 || box.width < 43.5)
          .map(({ node, box }) => `${node.outerHTML.slice(0, 80)} ${box.width}×${box.height}`),
      );
    expect(small).toEqual([]);
  }
  await context.close();
});
