import { existsSync, readFileSync, statSync } from "node:fs";
import { extname, join } from "node:path";
import { type Page, test as base } from "@playwright/test";

/** What `npm run site` built. */
export const folder = "site/.vitepress/dist";
const origin = "https://site.example.com";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".woff2": "font/woff2",
};

/** The built file of a path, as any static host finds it. */
function fileOf(pathname: string): string | undefined {
  const path = join(
    folder,
    decodeURIComponent(pathname),
    pathname.endsWith("/") ? "index.html" : "",
  );
  return existsSync(path) && statSync(path).isFile() ? path : undefined;
}

interface Fixtures {
  /** Opens a page of the built site, by its path. */
  readonly open: (path: string) => Promise<Page>;
}

/** A test whose page sees the built site, and nothing else. */
export const test = base.extend<Fixtures>({
  open: async ({ page }, use) => {
    await page.route("**/*", async (route) => {
      const { origin: asked, pathname } = new URL(route.request().url());
      const path = asked === origin ? fileOf(pathname) : undefined;
      await route.fulfill(
        path === undefined
          ? { status: 404 }
          : {
              body: readFileSync(path),
              contentType: types[extname(path)] ?? "application/octet-stream",
            },
      );
    });
    await use(async (path) => {
      await page.goto(`${origin}${path}`);
      return page;
    });
  },
});
