import { deepEqual } from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "puppeteer-core";

const here = createRequire(import.meta.url);
const axe = createRequire(here.resolve("@axe-core/playwright")).resolve("axe-core/axe.min.js");

/** Holds that axe finds nothing in a page, in light and dark, and that narrow windows show all of it. */
export async function look(page: Page, name: string): Promise<void> {
  await page.evaluate(`void (() => { ${readFileSync(axe, "utf8")} })()`);
  for (const value of ["light", "dark"]) {
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value }]);
    for (const width of [320, 1280]) {
      await page.setViewport({ width, height: 800 });
      const found = await page.evaluate(
        `axe.run().then(({ violations }) => [
          ...violations.map(({ id, nodes }) => id + ": " + nodes[0].html),
          ...(document.documentElement.scrollWidth > innerWidth ? ["wider than the window"] : []),
        ])`,
      );
      deepEqual(found, [], `${name}, ${value}, ${width} px`);
    }
  }
}
