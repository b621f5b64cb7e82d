import { readFile } from "node:fs/promises";
import { serveCdn } from "./support/cdn.ts";
import { overflow, shot } from "./support/pages.ts";
import { expect, test } from "./support/world.ts";

const html = readFile(new URL("../../examples/notebook/index.html", import.meta.url), "utf8");

for (const colorScheme of ["light", "dark"] as const) {
  test(`the notebook charts a model, in ${colorScheme}`, async ({ page, site, startBackend }) => {
    const { host, backend } = await startBackend({ seed: "demo" });
    const asked = await serveCdn(page);
    await page.emulateMedia({ colorScheme });
    await page.goto(site.put("/notebook", await html));
    await page.getByLabel("Host").fill(host);
    await page.getByLabel("API token").fill("not-a-token");
    await page.getByLabel("Model").fill("MDL-1");
    await page.getByRole("button", { name: "Read" }).click();
    await expect(page.getByRole("alert")).toContainText("You are not signed in");
    await shot(page, `notebook-refused-${colorScheme}`);

    await page.getByLabel("API token").fill(backend.data.users[0]?.apiToken ?? "");
    await page.getByLabel("Model").fill("MDL-999");
    await page.getByRole("button", { name: "Read" }).click();
    await expect(page.getByRole("alert")).toContainText("There is nothing here");
    await page.getByLabel("Model").fill("MDL-1");
    for (const width of [320, 768, 1280, 2560]) {
      await page.setViewportSize({ width, height: 800 });
      await page.getByRole("button", { name: "Read" }).click();
      await expect(page.getByRole("status")).toHaveText("12 versions");
      await expect(page.getByRole("alert")).toBeEmpty();
      expect(await overflow(page)).toBe(0);
      await shot(page, `notebook-${width}-${colorScheme}`);
    }
    await expect(page.getByRole("heading", { level: 3 })).toHaveText([
      "auc",
      "f1",
      "log_loss",
      "gini",
      "precision",
      "recall",
    ]);
    // A point for each version, and a line through them.
    const chart = page.getByLabel("auc over time");
    await expect(chart.locator("circle")).toHaveCount(12);
    await expect(chart.locator('[stroke="var(--line)"] path')).toHaveAttribute("d", /^M[^M]*$/);
    await chart.locator("circle").first().hover();
    await expect(chart).toContainText("Version 1");
    await expect(page.getByRole("row")).toHaveCount(13);

    const begun = page.waitForEvent("download");
    await page.getByRole("link", { name: "Download as CSV" }).click();
    const file = await begun;
    expect(file.suggestedFilename()).toBe("MDL-1.csv");
    const [head = "", first = ""] = (await readFile(await file.path(), "utf8")).split("\r\n");
    expect(head).toMatch(/^id,name,status,.*,metrics\.auc,/);
    expect(first).toContain("0.712");
    expect(new Set(asked).size).toBe(5);
  });
}
