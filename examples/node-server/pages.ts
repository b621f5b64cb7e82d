import { readdir, readFile } from "node:fs/promises";
import { extname } from "node:path";
import { answer, plain } from "./answers.ts";

const dashboard = new URL("../dashboard/", import.meta.url);
const dist = new URL("../../dist/", import.meta.url);
const charts = new URL("../../node_modules/uplot/dist/", import.meta.url);
/** Of the built library, what pages may use, and what these files share. */
const built = /^(?:vectice\.min|analysis|live|query|chunk-\w+)\.js$/;

const types = new Map([
  [".css", "text/css; charset=utf-8"],
  [".js", "text/javascript; charset=utf-8"],
  [".svg", "image/svg+xml"],
]);

/** Tells the dashboard where to connect, without a token, and adds a way to sign out. */
const additions: readonly (readonly [after: string, html: string])[] = [
  [
    "<head>",
    `<meta name="vectice-host" content="/vectice" /><link rel="stylesheet" href="/sign-in.css" />`,
  ],
  [
    `<div class="bar">`,
    `<form class="sign-out" method="post" action="/logout"><button type="submit">Sign out</button></form>`,
  ],
];

/** The files of a site, by their addresses. */
export interface Pages {
  /** The page itself. */
  index(): Promise<Response>;
  /** A script or style sheet. */
  file(path: string): Promise<Response>;
}

/** The example dashboard. What is there when the server starts is what is served. */
export async function findPages(): Promise<Pages> {
  const [names, library] = await Promise.all([
    readdir(dashboard, { recursive: true }),
    readdir(dist),
  ]);
  const files = new Map<string, URL>([
    ["/vendor/uplot.js", new URL("uPlot.esm.js", charts)],
    ["/vendor/uplot.css", new URL("uPlot.min.css", charts)],
    ...library
      .filter((name) => built.test(name))
      .map((name) => [`/vendor/${name}`, new URL(name, dist)] as const),
    ...names
      .filter((name) => types.has(extname(name)))
      .map((name) => name.replaceAll("\\", "/"))
      .map((name) => [`/${name}`, new URL(name, dashboard)] as const),
  ]);

  return servePages(files, async () => {
    const plainPage = await readFile(new URL("index.html", dashboard), "utf8");
    return additions.reduce((html, [after, added]) => {
      if (!html.includes(after)) {
        throw new Error(`The dashboard's index.html has no ${after}.`);
      }
      return html.replace(after, `${after}\n    ${added}`);
    }, plainPage);
  });
}

/** Serves a page, and files by their addresses: no address ever becomes a path. */
export function servePages(files: ReadonlyMap<string, URL>, index: () => Promise<string>): Pages {
  const signIn = new URL("./sign-in.css", import.meta.url);
  return {
    index: async () => answer(200, "text/html; charset=utf-8", await index()),
    file: async (path) => {
      const file = path === "/sign-in.css" ? signIn : files.get(path);
      const type = types.get(extname(path));
      return file === undefined || type === undefined
        ? plain(404, "There is no such page.")
        : answer(200, type, new Uint8Array(await readFile(file)), lifetimeOf(path));
    },
  };
}

/** Bundlers put into these names what the files hold: a changed one has another name. */
function lifetimeOf(path: string): Readonly<Record<string, string>> {
  return path.startsWith("/assets/")
    ? { "cache-control": "private, max-age=31536000, immutable" }
    : {};
}
