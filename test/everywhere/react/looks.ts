import { deepEqual } from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { password, type Scene } from "./scene.ts";
import type { Steps } from "./steps.ts";

/** It comes with its Playwright half, so it is looked up from there. */
const here = createRequire(import.meta.url);
const axe = createRequire(here.resolve("@axe-core/playwright")).resolve("axe-core/axe.min.js");

/** Each screen, and the words that are there when it is whole. */
const screens: Readonly<Record<string, string>> = {
  "/login": "Sign in",
  "/": "Credit risk",
  "/WSP-1": "Early warning",
  "/PRJ-1": "Churn classifier",
  "/MDL-1": "Ask validation",
  "/PRJ-999": "There is nothing here",
};
const widths = [320, 1280, 2560];

/** Looks at every screen with axe, light and dark, narrow and wide, where the engine can. */
export const looks: Steps = Object.fromEntries(
  Object.entries(screens).map(([path, words]) => [
    `axe finds nothing at ${path}, and nothing is wider than the page`,
    async ({ page, url, until }: Scene) => {
      const found: unknown[] = [];
      for (const colours of ["light", "dark"] as const) {
        await page.look?.(widths[0] ?? 0, colours);
        await page.go(`${url}${path}`);
        await until(`document.body.innerText.includes(${JSON.stringify(words)})`);
        await page.evaluate(`void (() => { ${readFileSync(axe, "utf8")} })()`);
        for (const width of widths) {
          await page.look?.(width, colours);
          found.push(
            await page.evaluate(
              `axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ": " + nodes[0].html).join())`,
            ),
            await page.evaluate("Math.max(0, document.documentElement.scrollWidth - innerWidth)"),
          );
        }
      }
      if (path === "/login") {
        await page.type(`${password}\n`);
        await until(`location.pathname === "/"`);
      }
      deepEqual(found, Array.from({ length: 2 * widths.length }, () => ["", 0]).flat());
    },
  ]),
);
