import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";

const address = /^https:\/\/cdn\.jsdelivr\.net\/npm\/vectice@[^/]+\/(dist\/.+)$/;

/** Stands for the CDN: answers with the built files, changed or not, and says what was asked of it. */
export async function serveCdn(
  page: Page,
  change = (text: string, _path: string) => text,
): Promise<string[]> {
  const asked: string[] = [];
  await page.route(address, async (route) => {
    const url = route.request().url();
    const path = address.exec(url)?.[1] ?? "";
    asked.push(url);
    await route.fulfill({
      body: change(readFileSync(path, "utf8"), path),
      contentType: "application/javascript",
      headers: { "access-control-allow-origin": "*" },
    });
  });
  return asked;
}
