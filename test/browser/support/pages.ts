import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { connectByForm } from "./world.ts";

/** Opens a page of the dashboard by its link, as somebody who has just connected. */
export async function open(page: Page, url: string, hash: string, apiToken: string): Promise<void> {
  await page.goto(`${url}${hash}`);
  await connectByForm(page, { apiToken });
}

/** How many pixels the page is wider than its window. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
}

/**
 * Keeps a picture of the whole page, for people to look at, and checks it with axe: in the dark its
 * colours alone, as all else is what it is in the light.
 */
export async function shot(page: Page, name: string): Promise<void> {
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  const dark = await page.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches);
  const { violations } = await (dark ? axe.withRules(["color-contrast"]) : axe).analyze();
  expect(
    violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)]),
    "what axe finds",
  ).toEqual([]);
  await page.screenshot({ path: `.reports/screenshots/${name}.png`, fullPage: true });
}
