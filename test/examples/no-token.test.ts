import { describe, expect, it } from "vitest";
import { jwt, secrets, startGuardedSite } from "../browser/support/guarded-site.ts";
import { pageContents } from "../browser/support/page-contents.ts";
import { type Browser, waitFor } from "./browsers/browser.ts";
import { firefoxPath, openFirefox } from "./browsers/firefox.ts";
import { openWebKit, webkitPaths } from "./browsers/webkit.ts";

const path = (): string => location.pathname;
const text = (): string => document.body.innerText;

// Chromium has the same, and its memory besides, in test/browser/example-node-server.spec.ts.
describe("the dashboard runs with no token in the page, its storage or its traffic", () => {
  it.skipIf(firefoxPath === undefined)("in Firefox", { timeout: 120_000 }, async () => {
    await check(() => openFirefox(firefoxPath ?? ""));
  });

  it.skipIf(webkitPaths === undefined)("in WebKit", { timeout: 120_000 }, async () => {
    await check(() => openWebKit(webkitPaths ?? []));
  });
});

async function check(open: () => Promise<Browser>): Promise<void> {
  const site = await startGuardedSite();
  const browser = await open();
  try {
    await browser.goto(site.url);
    await waitFor(browser, path, /^\/login$/);
    await browser.type("#password", secrets.password);
    await browser.click("main button");
    await waitFor(browser, text, /Workspaces[^]*Credit risk/);
    await browser.click("main a[href*='WSP-1']");
    await waitFor(browser, text, /Churn/);

    const page = await browser.run(pageContents);
    const traffic = await site.traffic();
    // The search can find something, where there is something to find.
    expect(page).toContain("Credit risk");
    expect(traffic).toContain("getWorkspace");
    const [, id = "no session"] = /set-cookie: session=([\w-]{43})/.exec(traffic) ?? [];
    expect(traffic).toContain(`cookie: session=${id}`);
    expect(page.includes(id), "the session's id in the page").toBe(false);
    for (const seen of [page, traffic]) {
      expect(seen.includes(secrets.token), "the API token").toBe(false);
      expect(jwt.test(seen), "a JWT").toBe(false);
    }

    await browser.click(".sign-out button");
    await waitFor(browser, path, /^\/login$/);
    await browser.goto(site.url);
    await waitFor(browser, path, /^\/login$/);
  } finally {
    await browser.close();
    await site.close();
  }
}
