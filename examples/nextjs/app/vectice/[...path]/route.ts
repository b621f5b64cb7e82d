// The proxy as a route handler: pages of the same site use `connect({ host: "/vectice" })`, and hold no token. They read;
// what is written goes by actions of the server. Needs VECTICE_API_TOKEN, VECTICE_HOST, SESSION_SECRET (32 characters or
// more, the same on every server), DASHBOARD_PASSWORD and PUBLIC_ORIGIN (the site's own address).
import { createProxy, type Proxy } from "vectice/server";
import { isSignedIn } from "../../../../signed-session/signed-session.ts";
import { setting } from "../../../server/setting.ts";

/** Made when it is first asked: while the site is built, there may be no settings yet. */
let proxy: Proxy | undefined;

async function handle(request: Request): Promise<Response> {
  proxy ??= createProxy({
    apiToken: setting("VECTICE_API_TOKEN"),
    host: setting("VECTICE_HOST"),
    base: "/vectice",
    origin: setting("PUBLIC_ORIGIN"),
    authorize: (asked) => isSignedIn(asked, setting("SESSION_SECRET")),
  });
  return proxy(request);
}

export const GET = handle;
export const POST = handle;

/** Nothing here may be rendered beforehand or kept. */
export const dynamic = "force-dynamic";
/** The Node runtime; "edge" works as well. */
export const runtime = "nodejs";
