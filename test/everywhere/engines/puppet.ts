import { launch, type LaunchOptions } from "puppeteer-core";
import { findChromium } from "../../../scripts/chromium.ts";
import type { Engine } from "./engine.ts";
import { installed } from "./installed.ts";

/** Chromium, headless. */
export const chromium: Engine = {
  open: async (url) =>
    open(url, {
      browser: "chrome",
      executablePath:
        findChromium() ?? (await installed("Chromium", ["/usr/bin/chromium"], ["chromium"])),
      args: ["--no-sandbox", "--disable-background-networking", "--no-first-run"],
    }),
};

/** Firefox, headless, over WebDriver BiDi. */
export const firefox: Engine = {
  open: async (url) =>
    open(url, {
      browser: "firefox",
      executablePath: await installed(
        "Firefox",
        ["/usr/bin/firefox", "/usr/bin/firefox-esr"],
        ["firefox-esr"],
      ),
    }),
};

async function open(url: string, options: LaunchOptions): ReturnType<Engine["open"]> {
  const browser = await launch({ ...options, headless: true });
  const page = await browser.newPage();
  await page.goto(url);
  return {
    version: /\d+[\d.]*/.exec(await browser.version())?.[0] ?? "unknown",
    close: () => browser.close(),
  };
}
