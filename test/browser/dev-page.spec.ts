import { expect, test } from "@playwright/test";
import { startDev } from "../load/start-dev.ts";
import { overflow, violationsIn } from "./support/pages.ts";

test("the page of vectice dev says what it holds and was asked, and axe finds nothing", async ({
  page,
}) => {
  const { child, ended, url, connection } = await startDev([]);
  try {
    await connection.project("PRJ-1");
    await page.goto(url);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("vectice dev");
    await expect(page.getByRole("row", { name: /^projects \d+$/ })).toBeVisible();
    await expect(page.getByRole("row", { name: "WSP-1 Credit risk" })).toBeVisible();
    await expect(page.getByRole("row", { name: /getProjectById/ })).toHaveCount(1);
    await expect(page.getByText("demo-token-ada")).toBeVisible();
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await violationsIn(page)).toEqual([]);
    }
    await page.setViewportSize({ width: 320, height: 600 });
    expect(await overflow(page)).toBe(0);
  } finally {
    child.kill("SIGTERM");
    await ended;
  }
});
