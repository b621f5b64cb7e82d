import { deepEqual, ok } from "node:assert/strict";
import { type ConsoleMessage, launch, type Page } from "puppeteer-core";
import { findChromium } from "../../../scripts/chromium.ts";
import { type App, secrets } from "./app.ts";
import { look } from "./look.ts";

/** Waits for a text in the page. */
async function see(page: Page, text: string): Promise<void> {
  await page.waitForFunction(
    (wanted) => document.body.innerText.includes(wanted),
    { timeout: 20_000 },
    text,
  );
}

/** Uses the site as a person does: what the server read is there at once, and stays fresh. */
export async function useInChromium(app: App): Promise<void> {
  const browser = await launch({
    browser: "chrome",
    executablePath: findChromium() ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-background-networking", "--no-first-run"],
  });
  try {
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on("console", (message: ConsoleMessage) => {
      if (message.type() === "error") {
        complaints.push(message.text());
      }
    });
    page.on("pageerror", (error) => complaints.push(String(error)));
    await page.goto(`${app.url}/`);
    await look(page, "the login");
    await page.locator("[name=password]").fill(secrets.password);
    await Promise.all([page.waitForNavigation(), page.locator("button").click()]);
    await look(page, "the projects");
    await Promise.all([
      page.waitForNavigation(),
      page.locator("a[href='/projects/PRJ-1']").click(),
    ]);
    await see(page, "Churn classifier");

    // The page asks by itself, through the proxy, and shows what is new.
    const [model] = app.backend.data.models;
    ok(model);
    Object.assign(model, { name: "Churn classifier, renamed" });
    await see(page, "Churn classifier, renamed");

    await page.locator("textarea").fill("Drift is gone since March.");
    await page.locator("form button").click();
    await see(page, "Logged in the current iteration.");
    await look(page, "a project");
    ok(JSON.stringify(app.backend.export()).includes("Drift is gone since March."));
    deepEqual(complaints, []);

    const problem = { error: { status: 500, message: "Not today" } };
    const mend = app.backend.fail("getModelList", problem, 100);
    await see(page, "The server has a problem");
    await look(page, "a problem");
    mend();
    await page.locator("[role=alert] button").click();
    await see(page, "Churn classifier, renamed");
  } finally {
    await browser.close();
  }
}
