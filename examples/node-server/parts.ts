import { createProxy, type Proxy, type ProxyOptions } from "vectice/server";
import { createAttempts, type AttemptsOptions } from "./attempts.ts";
import { sessionCookie } from "./cookie.ts";
import { createLogin, type Login } from "./login.ts";
import { findPages, type Pages } from "./pages.ts";
import { createSessions, type SessionsOptions } from "./sessions.ts";

/** What a site is made with. */
export interface SiteOptions {
  /** Where Vectice is, and the token to speak to it with. They stay here. */
  readonly vectice: Pick<ProxyOptions, "apiToken" | "host" | "fetch">;
  /** The password that lets people in. */
  readonly password: string;
  /**
   * The address that browsers use, like `https://dashboards.example.com`; default: the loopback
   * address. It means that a proxy stands in front of this server: that one must add the address
   * of whoever asks to `X-Forwarded-For`, as nginx, Caddy and load balancers do.
   */
  readonly publicOrigin?: string | undefined;
  /** The files to serve; default: those of the example dashboard. */
  readonly pages?: Pages | undefined;
  /** What pages may do; default: read everything, and add notes and tables to iterations. */
  readonly allow?: ProxyOptions["allow"];
  readonly sessions?: SessionsOptions | undefined;
  readonly attempts?: AttemptsOptions | undefined;
}

/** A site: gives the answer to a request that came over a connection from the address `client`. */
export type Site = (request: Request, client: string) => Promise<Response>;

/** What both sites, the plain one and Hono's, are put together from. */
export interface Parts {
  readonly login: Login;
  readonly pages: Pages;
  readonly proxy: Proxy;
  readonly publicOrigin: string | undefined;
}

/** Where the proxy is mounted. */
export const base = "/vectice";

export async function createParts(options: SiteOptions): Promise<Parts> {
  const { vectice, password } = options;
  if (password.trim() === "") {
    throw new Error("The password is blank: anybody could sign in. Set DASHBOARD_PASSWORD.");
  }
  const publicOrigin =
    options.publicOrigin === undefined ? undefined : new URL(options.publicOrigin).origin;
  const login = createLogin({
    password,
    sessions: createSessions(options.sessions),
    attempts: createAttempts(options.attempts),
    cookie: sessionCookie(publicOrigin?.startsWith("https://") === true),
    behindProxy: publicOrigin !== undefined,
  });
  const proxy = createProxy({
    ...vectice,
    base,
    authorize: login.isSignedIn,
    allow: options.allow ?? (({ writes, name }) => !writes || name === "addIterationContent"),
    origin: publicOrigin ?? [],
    // Its lines never hold a token.
    logger: { ...console, debug: () => undefined },
  });
  return { login, pages: options.pages ?? (await findPages()), proxy, publicOrigin };
}
