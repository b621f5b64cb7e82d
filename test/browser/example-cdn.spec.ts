import { readFile } from "node:fs/promises";
import { expect, hostile, test, token } from "./support/world.ts";

const root = new URL("../../", import.meta.url);

test("the page without a build lists workspaces", async ({ page, site, startBackend }) => {
  const { host } = await startBackend();
  const address = site.put(
    "/cdn",
    await readFile(new URL("examples/cdn/index.html", root), "utf8"),
  );
  // The CDN gives what the package holds; nothing else is asked of strangers.
  const asked: string[] = [];
  let tampered = "";
  await page.route(/^https:/, async (route) => {
    asked.push(route.request().url());
    const { pathname } = new URL(route.request().url());
    const file = pathname.replace(/^\/npm\/vectice@[\d.]+\//, "");
    const body = await readFile(new URL(file, root), "utf8");
    const headers = { "access-control-allow-origin": "*" };
    await route.fulfill({ body: body + tampered, contentType: "text/javascript", headers });
  });
  await page.goto(address);
  expect(asked).toEqual(["https://cdn.jsdelivr.net/npm/vectice@0.1.0/dist/vectice.global.js"]);

  await page.getByLabel("Host").fill(host);
  await page.getByLabel("API token").fill("not-a-token");
  await page.getByRole("button", { name: "List" }).click();
  await expect(page.getByRole("status")).toHaveText(/^AuthenticationError: /);

  await page.getByLabel("API token").fill(token);
  await page.getByRole("button", { name: "List" }).click();
  await expect(page.getByRole("status")).toHaveText("3 workspaces of Ada Moreau");
  await expect(page.getByRole("link", { name: "Credit risk" })).toHaveAttribute(
    "href",
    `${host}/browse/workspace/WSP-1`,
  );
  await expect(page.getByRole("link", { name: hostile })).toBeVisible();
  expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
  expect(page.url()).toBe(address);

  // A file that somebody changed on its way is not run.
  tampered = "\n;globalThis.vectice = undefined;";
  await page.reload();
  expect(await page.evaluate(() => "vectice" in globalThis)).toBe(false);
});
