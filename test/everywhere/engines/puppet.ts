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
    go: async (address) => void (await page.goto(address)),
    click: (xpath) => page.locator(`::-p-xpath(${xpath})`).setTimeout(10_000).click(),
    type: (text) => page.keyboard.type(text),
    evaluate: (expression) => page.evaluate(expression),
    // What the protocol emulates is Chromium's own.
    ...(options.browser === "chrome" && {
      look: async (width: number, colours: "light" | "dark") => {
        await page.setViewport({ width, height: 800 });
        await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: colours }]);
      },
    }),
    close: () => browser.close(),
  };
}
