import { readdir, readFile } from "node:fs/promises";
import { servePages } from "../node-server/pages.ts";
import type { Site, SiteOptions } from "../node-server/parts.ts";
import { createPlainSite } from "../node-server/plain-site.ts";

const dist = new URL("dist/", import.meta.url);

/** The login and the proxy of the node-server example, around what `vite build` made. */
export async function createSite(options: SiteOptions): Promise<Site> {
  const names = await readdir(new URL("assets/", dist));
  const files = new Map(names.map((name) => [`/assets/${name}`, new URL(`assets/${name}`, dist)]));
  const pages = servePages(files, () => readFile(new URL("index.html", dist), "utf8"));
  return createPlainSite({
    // An address without a dot is a page: the script finds out which.
    pages: {
      ...pages,
      file: (path) => (path.includes(".") ? pages.file(path) : pages.index()),
    },
    // Pages read everything, and may add notes, tables and files to iterations.
    allow: ({ writes, kind, name }) =>
      !writes || name === "addIterationContent" || (kind === "upload" && name === "iteration"),
    ...options,
  });
}
