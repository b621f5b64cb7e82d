import { defineConfig } from "@playwright/test";
import { findChromium } from "./scripts/chromium.ts";

const executablePath = findChromium();

export default defineConfig({
  testDir: "test/browser",
  outputDir: "test-results",
  forbidOnly: process.env["CI"] !== undefined,
  timeout: 30_000,
  reporter: [["list"], ["json", { outputFile: ".reports/playwright.json" }]],
  use: {
    browserName: "chromium",
    launchOptions: {
      // Without one of this machine, Playwright looks for the one it installed.
      ...(executablePath === undefined ? {} : { executablePath }),
      args: [
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-quic",
        "--disable-sync",
        "--no-first-run",
        // Chromium's sandbox refuses to run as root, as containers often do.
        ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      ],
    },
  },
});
