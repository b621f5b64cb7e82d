import { readFile } from "node:fs/promises";
import { listen } from "vectice/testing/node";

/** A page of a test: its HTML, and headers of its own. */
export interface SitePage {
  readonly html: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A site of its own origin with the CDN files, as they would lie on a CDN. */
export interface Site {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves pages, other files by their text, and the built CDN files. */
export async function serveSite(
  pages: Readonly<Record<string, SitePage>>,
  files: Readonly<Record<string, string>> = {},
): Promise<Site> {
  return listen({
    fetch: async (request) => {
      const { pathname } = new URL(request.url);
      const page = pages[pathname];
      if (page !== undefined) {
        return new Response(page.html, {
          headers: { "content-type": "text/html; charset=utf-8", ...page.headers },
        });
      }
      const text = files[pathname];
      if (text !== undefined) {
        return new Response(text, {
          headers: {
            "content-type": pathname.endsWith(".js") ? "text/javascript" : "application/json",
          },
        });
      }
      if (/^\/vectice\.(?:min|global)\.js$/.test(pathname)) {
        return new Response(await readFile(`dist${pathname}`), {
          headers: { "content-type": "text/javascript" },
        });
      }
      return new Response("", { status: 404 });
    },
  });
}

/** A page whose script has the library as `vectice`, and puts what it finds into `#shown`. */
export function scriptPage(script: string, how: "module" | "global" = "module"): SitePage {
  const body = `
    const show = (value) => { document.getElementById("shown").textContent = typeof value === "string" ? value : JSON.stringify(value); };
    const caught = (error) => ({ name: error.name, code: error.code, message: error.message });
    (async () => { ${script} })().catch((error) => show(caught(error)));`;
  return {
    html:
      how === "module"
        ? `<!doctype html><link rel="icon" href="data:,"><body><main id="shown"></main><script type="module">import * as vectice from "/vectice.min.js"; ${body}</script>`
        : `<!doctype html><link rel="icon" href="data:,"><body><main id="shown"></main><script src="/vectice.global.js"></script><script>${body}</script>`,
  };
}
