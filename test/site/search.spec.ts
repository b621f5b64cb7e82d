import { expect } from "@playwright/test";
import { test } from "./built-site.ts";

/** What people type, and the page that must be among the first that they see. */
const searches: readonly (readonly [string, string])[] = [
  ["logTable", "/guides/log.html"],
  ["CORS", "/errors/network_error.html"],
  ["delete_asset", "/python.html"],
  ["exit code 8", "/command.html"],
  ["createProxy", "/guides/keep-tokens-off-the-page.html"],
  ["watch", "/guides/live.html"],
  ["createBackend", "/guides/test-without-a-server.html"],
  ["retry", "/guides/connect.html"],
  ["NODE_EXTRA_CA_CERTS", "/guides/company-networks.html"],
  ["maybeApplied", "/errors/"],
];

test("the search finds what people type", async ({ open }) => {
  const page = await open("/start/node.html");
  await page.locator(".VPNavBarSearch button").click();
  const input = page.locator("#localsearch-input");
  for (const [words, path] of searches) {
    await input.fill(words);
    await expect
      .poll(
        () =>
          page
            .locator("a.result")
            .evaluateAll((links) => links.map((link) => link.getAttribute("href"))),
        { message: `${words} leads to ${path}` },
      )
      .toContainEqual(expect.stringContaining(path));
  }
});
