import { createReadStream } from "node:fs";
import { createServer, type Server } from "node:http";
import { once } from "node:events";
import { join } from "node:path";
import type { Bundles } from "../bundles.ts";
import type { Engine } from "../engines/engine.ts";
import { chromium, firefox } from "../engines/puppet.ts";
import { webkit } from "../engines/webkit.ts";
import { readMessage } from "../lines.ts";
import type { Message } from "../message.ts";
import type { InstalledPackage } from "../package.ts";
import type { Run, Target } from "../target.ts";

type Loading = "module" | "script" | "bundled" | "worker";

/** The body of the page for each way to load the library. */
const bodies: Readonly<Record<Loading, string>> = {
  module: '<script type="module" src="/page-module.js"></script>',
  script: '<script src="/vectice.global.js"></script><script src="/page-script.js"></script>',
  bundled: '<script type="module" src="/page-bundled.js"></script>',
  worker: '<script src="/start-worker.js"></script>',
};

/** A worker that does not even start says so only to the page. */
const startWorker = `
new Worker("/page-worker.js", { type: "module" }).addEventListener("error", ({ message }) => {
  const trouble = { type: "trouble", message: "the worker: " + message };
  void fetch("/messages", { method: "POST", body: JSON.stringify(trouble) })
    .then(() => fetch("/messages", { method: "POST", body: '{"type":"end"}' }));
});
`;

/** Chromium, Firefox and WebKit: a page that posts what came of the suite to the server it is from. */
export function browserTargets(bundles: Bundles, installed: InstalledPackage): readonly Target[] {
  const dist = join(installed.library, "dist");
  const files = new Map([
    ["/page-module.js", bundles.pageModule],
    ["/page-script.js", bundles.pageScript],
    ["/page-bundled.js", bundles.pageBundled],
    ["/page-worker.js", bundles.pageWorker],
    ["/vectice.min.js", join(dist, "vectice.min.js")],
    ["/vectice.global.js", join(dist, "vectice.global.js")],
  ]);
  const target = (runtime: string, engine: Engine, loading: Loading): Target => ({
    runtime,
    loading,
    worlds: ["fetch"],
    run: (run) => runPage(engine, loading, files, run),
  });
  return [
    target("chromium", chromium, "module"),
    target("chromium", chromium, "script"),
    target("chromium", chromium, "worker"),
    target("chromium", chromium, "bundled"),
    target("firefox", firefox, "module"),
    target("firefox", firefox, "script"),
    target("firefox", firefox, "worker"),
    target("webkit", webkit, "module"),
    target("webkit", webkit, "script"),
    target("webkit", webkit, "worker"),
  ];
}

async function runPage(
  engine: Engine,
  loading: Loading,
  files: ReadonlyMap<string, string>,
  run: Run,
): Promise<void> {
  const ended = Promise.withResolvers<void>();
  const server = servePages(files, (message) => {
    run.tell(message);
    if (message.type === "end") {
      ended.resolve();
    }
  });
  const stop = (): void => ended.reject(run.signal.reason);
  run.signal.addEventListener("abort", stop, { once: true });
  try {
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const page = await engine.open(`http://127.0.0.1:${port}/${loading}.html`);
    try {
      run.found(page.version);
      await ended.promise;
    } finally {
      await page.close();
    }
  } finally {
    run.signal.removeEventListener("abort", stop);
    server.closeAllConnections();
    server.close();
  }
}

function servePages(files: ReadonlyMap<string, string>, tell: (message: Message) => void): Server {
  return createServer((request, response) => {
    const { method, url = "" } = request;
    const path = files.get(url);
    const body = Object.entries(bodies).find(([loading]) => url === `/${loading}.html`)?.[1];
    if (method === "POST" && url === "/messages") {
      let text = "";
      request.setEncoding("utf8").on("data", (piece: string) => {
        text += piece;
      });
      request.on("end", () => {
        tell(readMessage(text));
        response.writeHead(204).end();
      });
    } else if (path !== undefined) {
      response.setHeader("content-type", "text/javascript; charset=utf-8");
      createReadStream(path).pipe(response);
    } else if (url === "/start-worker.js") {
      response.setHeader("content-type", "text/javascript; charset=utf-8");
      response.end(startWorker);
    } else if (body !== undefined) {
      response.setHeader("content-type", "text/html; charset=utf-8");
      response.end(`<!doctype html><meta charset="utf-8"><title>vectice</title>${body}`);
    } else {
      response.writeHead(404).end();
    }
  });
}
