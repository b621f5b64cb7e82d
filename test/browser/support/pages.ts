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

/** Keeps a picture of the whole page, for people to look at, and checks it with axe. */
export async function shot(page: Page, name: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  expect(
    violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)]),
    "what axe finds",
  ).toEqual([]);
  await page.screenshot({ path: `.reports/screenshots/${name}.png`, fullPage: true });
}
