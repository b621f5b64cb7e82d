// A route handler of Next.js: pages of the same site then use `connect({ host: "/vectice" })`, and hold no token.
// Needs VECTICE_API_TOKEN, VECTICE_HOST, SESSION_SECRET (of whatever signs people in) and PUBLIC_ORIGIN (the site's own address).
import { createProxy, type Proxy } from "vectice/server";
import { isSignedIn } from "../../../../signed-session/signed-session.ts";

/** Made when it is first asked: while the site is built, there may be no settings yet. */
let proxy: Proxy | undefined;

async function handle(request: Request): Promise<Response> {
  proxy ??= createProxy({
    apiToken: setting("VECTICE_API_TOKEN"),
    host: setting("VECTICE_HOST"),
    base: "/vectice",
    origin: setting("PUBLIC_ORIGIN"),
    authorize: (asked) => isSignedIn(asked, setting("SESSION_SECRET")),
    // Pages read everything, and may add notes and tables to iterations: `iteration.logNote("…")`.
    allow: ({ writes, name }) => !writes || name === "addIterationContent",
  });
  return proxy(request);
}

function setting(name: string): string {
  const value = process.env[name] ?? "";
  if (value === "") {
    throw new Error(`The setting ${name} is missing from the environment.`);
  }
  return value;
}

export const GET = handle;
export const POST = handle;

/** Nothing here may be rendered beforehand or kept. */
export const dynamic = "force-dynamic";
/** The Node runtime; "edge" works as well. */
export const runtime = "nodejs";
