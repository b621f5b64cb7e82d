import { defineConfig } from "@playwright/test";
import browser from "./playwright.config.ts";

export default defineConfig(browser, {
  testDir: "test/site",
  timeout: 120_000,
  reporter: [["list"], ["json", { outputFile: ".reports/site.json" }]],
});
