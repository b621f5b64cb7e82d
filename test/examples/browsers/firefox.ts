import { globSync } from "node:fs";
import { launch } from "puppeteer-core";
import type { Browser } from "./browser.ts";

/** This machine's Firefox, if it has one. */
export const firefoxPath = globSync("/usr/bin/firefox{,-esr}")[0];

/** Starts Firefox, headless, over WebDriver BiDi. */
export async function openFirefox(executablePath: string): Promise<Browser> {
  const browser = await launch({ browser: "firefox", executablePath, headless: true });
  const page = await browser.newPage();
  return {
    goto: async (url) => void (await page.goto(url)),
    type: (selector, text) => page.locator(selector).fill(text),
    click: (selector) => page.locator(selector).click(),
    run: (action) => page.evaluate(action),
    close: () => browser.close(),
  };
}
