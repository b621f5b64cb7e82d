import { expect } from "@playwright/test";
import { overflow, violationsIn } from "../browser/support/pages.ts";
import { test } from "./built-site.ts";

const pages = {
  home: "/",
  start: "/start/page.html",
  guide: "/guides/log.html",
  reference: "/reference/index/classes/Phase.html",
  errors: "/errors/network_error.html",
  python: "/python.html",
};

for (const [name, path] of Object.entries(pages)) {
  test(`axe finds nothing in ${path}, in light and dark, narrow and wide`, async ({
    page,
    open,
  }) => {
    const found: unknown[] = [];
    await page.emulateMedia({ reducedMotion: "reduce", colorScheme: "light" });
    await open(path);
    await expect(page.locator("h1").first()).toBeVisible();
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ reducedMotion: "reduce", colorScheme });
      for (const width of [360, 1440]) {
        await page.setViewportSize({ width, height: 900 });
        // In the dark the page is the same: only its colours are others.
        const dark = colorScheme === "dark" ? ["color-contrast"] : undefined;
        const violations = await violationsIn(page, dark);
        found.push(
          ...violations.map(({ id, nodes }) => [
            id,
            colorScheme,
            width,
            nodes.length,
            nodes[0]?.html,
          ]),
        );
        expect(await overflow(page), `pixels wider than ${width}`).toBe(0);
        await page.screenshot({
          path: `.reports/screenshots/site-${name}-${colorScheme}-${width}.png`,
        });
      }
    }
    expect(found).toEqual([]);
  });
}
