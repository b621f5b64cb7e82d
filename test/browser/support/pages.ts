import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import type { Backend } from "vectice/testing";
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
 * What axe finds in a page, by all rules or by these. It stays in the page, which has no frames: by
 * itself it would open a second one for its report, which takes longer than looking.
 */
export async function violationsIn(
  page: Page,
  rules?: readonly string[],
): Promise<Awaited<ReturnType<AxeBuilder["analyze"]>>["violations"]> {
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  return (await (rules === undefined ? axe : axe.withRules([...rules])).analyze()).violations;
}

/**
 * Keeps a picture of the whole page, for people to look at, and checks it with axe: in the dark its
 * colours alone, as all else is what it is in the light.
 */
export async function shot(page: Page, name: string): Promise<void> {
  const dark = await page.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches);
  const violations = await violationsIn(page, dark ? ["color-contrast"] : undefined);
  expect(
    violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)]),
    "what axe finds",
  ).toEqual([]);
  await page.screenshot({ path: `.reports/screenshots/${name}.png`, fullPage: true });
}

/**
 * Lets the next such read fail. Reads of one moment go in one document, which has another name: the next
 * one is refused, so that each of its reads goes by itself.
 */
export function failAlone(backend: Backend, operation: string, fault: object): void {
  backend.fail("batch", { error: { status: 403, message: "Not together" } });
  backend.fail(operation, fault);
}
