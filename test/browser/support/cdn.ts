import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";

const address = /^https:\/\/cdn\.jsdelivr\.net\/npm\/((?:@[\w-]+\/)?[\w-]+)@[^/]+\/(dist\/.+)$/;

/** The file of this machine that an address on the CDN means; null for what is none. */
export function fileOfCdn(url: string): string | null {
  const [, name = "", path = ""] = address.exec(url) ?? [];
  return path === "" ? null : name === "vectice" ? path : `node_modules/${name}/${path}`;
}

/** Stands for the CDN: answers with the built files, changed or not, and says what was asked of it. */
export async function serveCdn(
  page: Page,
  change = (text: string, _path: string) => text,
): Promise<string[]> {
  const asked: string[] = [];
  await page.route(address, async (route) => {
    const url = route.request().url();
    const path = fileOfCdn(url) ?? "";
    asked.push(url);
    await route.fulfill({
      body: change(readFileSync(path, "utf8"), path),
      contentType: "application/javascript",
      headers: { "access-control-allow-origin": "*" },
    });
  });
  return asked;
}
