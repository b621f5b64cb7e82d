// A worker of Cloudflare's kind with the proxy: `wrangler deploy worker.ts`, then `wrangler secret put VECTICE_API_TOKEN`.
// Needs VECTICE_API_TOKEN, VECTICE_HOST, SESSION_SECRET (of whatever signs people in) and PUBLIC_ORIGIN (the worker's own address).
import { createProxy, type Proxy } from "vectice/server";
import { isSignedIn } from "../signed-session/signed-session.ts";

/** The worker's settings and secrets. */
interface Settings {
  readonly VECTICE_API_TOKEN: string;
  readonly VECTICE_HOST: string;
  readonly SESSION_SECRET: string;
  readonly PUBLIC_ORIGIN: string;
}

/** One proxy for each set of settings: it keeps its session with Vectice from request to request. */
const proxies = new WeakMap<Settings, Proxy>();

function proxyOf(settings: Settings): Proxy {
  const known = proxies.get(settings);
  if (known !== undefined) {
    return known;
  }
  const proxy = createProxy({
    apiToken: settings.VECTICE_API_TOKEN,
    host: settings.VECTICE_HOST,
    base: "/vectice",
    origin: settings.PUBLIC_ORIGIN,
    authorize: (request) => isSignedIn(request, settings.SESSION_SECRET),
    // Pages read everything, and may add notes, tables and files to iterations: `iteration.logFile(file)`.
    allow: ({ writes, kind, name }) =>
      !writes || name === "addIterationContent" || (kind === "upload" && name === "iteration"),
  });
  proxies.set(settings, proxy);
  return proxy;
}

const worker = {
  async fetch(request: Request, settings: Settings): Promise<Response> {
    const { pathname } = new URL(request.url);
    return pathname.startsWith("/vectice/")
      ? proxyOf(settings)(request)
      : new Response("There is no such page.", { status: 404 });
  },
};

// What the platform looks for.
// oxlint-disable-next-line import/no-default-export
export default worker;
