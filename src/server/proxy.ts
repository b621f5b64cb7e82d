import { readableOptions } from "../client/readable-options.ts";
import { SettingsError } from "../errors.ts";
import { createRedactor, type Redactor } from "../client/text/redactor.ts";
import { defaultHost, parseHost } from "../environment/host.ts";
import { refusalAnswer } from "./http/responses.ts";
import { type Caller, callerOf } from "./access/authorization.ts";
import { answerCall, type Calls } from "./answer-call.ts";
import { deadline } from "./http/deadline.ts";
import { documentReader } from "./graphql/document-cache.ts";
import type { Forwarding } from "./upstream/forward-query.ts";
import { createAnswerCache } from "./cache/answer-cache.ts";
import { cacheOptionsOf } from "./cache/cache-options.ts";
import { shareByKey } from "./cache/share-by-key.ts";
import { safeLogger } from "./safe-logger.ts";
import { readSchema } from "./graphql/schema.ts";
import { limitsOf } from "./graphql/limits.ts";
import { allowOf } from "./access/allow.ts";
import { checkProxyOptions, type ProxyOptions } from "./options.ts";
import { type OriginRules, originRules } from "./http/origins.ts";
import { createOwnership } from "./access/workspace-of.ts";
import { baseOf, isRest, routeOf } from "./http/routes.ts";
import { Refusal } from "./refusal.ts";
import { createWorkBegun } from "./work-begun.ts";
import { createUpstream } from "./upstream/upstream.ts";

/** How many refusals of origins are worth a warning; a log is not to be flooded. */
const mostOriginsTold = 20;

/** A proxy: a function from request to answer, as Hono, Next.js, Deno, Bun and Workers take it. */
export type Proxy = (request: Request) => Promise<Response>;

/**
 * Makes the proxy between one's dashboards and Vectice: it holds the API token, and forwards what
 * the protocol has and `allow` permits, for callers whom `authorize` lets in. Pages connect to it
 * with `connect({ host: "/vectice" })` and hold no token. It never rejects: whatever it refuses
 * is answered with a 4xx, and a failure of Vectice with a 5xx that tells no internals.
 *
 * @returns a function that resolves to the answer to a request of `POST /graphql`, `GET
 * /metadata/compatibility`, `GET /api/attachments/…` or `POST /api/entityfiles/…`
 * @throws {@link SettingsError} when an option is malformed
 * @example
 * const proxy = createProxy({ apiToken, host, base: "/vectice", authorize: (request) => isSignedIn(request) });
 * export const GET = proxy, POST = proxy; // a route handler
 */
export function createProxy(given: ProxyOptions): Proxy {
  if (typeof given !== "object" || given === null) {
    throw new SettingsError("createProxy takes an object: { apiToken, host, authorize }.");
  }
  const options = readableOptions(given);
  const redactor = createRedactor();
  if (typeof options.apiToken === "string") {
    redactor.add(options.apiToken.trim());
  }
  try {
    return proxyOf(options, redactor);
  } catch (error) {
    throw redactor.cleanError(error);
  }
}

function proxyOf(options: ProxyOptions, redactor: Redactor): Proxy {
  checkProxyOptions(options);
  const limits = limitsOf(options.limits);
  const logger = safeLogger(options.logger, redactor);
  const host = parseHost(options.host ?? defaultHost, "the option host", undefined);
  const work = createWorkBegun();
  const upstream = createUpstream({
    work,
    host,
    apiToken: options.apiToken,
    fetch: options.fetch,
    time: limits.time,
    redactor,
    logger,
  });
  const forwarding: Forwarding = {
    upstream,
    redactor,
    web: host,
    answerBytes: limits.answerBytes,
    time: limits.time,
  };
  const schema = readSchema();
  const calls: Calls = {
    work,
    forwarding,
    limits,
    schema,
    readDocument: documentReader(limits, schema),
    allow: allowOf(options.allow),
    ownership: createOwnership(forwarding, options.cache === undefined ? undefined : shareByKey()),
    cache:
      options.cache === undefined
        ? undefined
        : createAnswerCache(cacheOptionsOf(options.cache), forwarding, logger),
  };
  const rules = originRules([options.origin ?? []].flat(), options.hosts ?? []);
  const base = options.base === undefined ? undefined : baseOf(options.base);
  const originsTold = new Set<string>();

  async function answer(request: Request, url: URL): Promise<Response> {
    // First, because a refused origin is what most often is to be mended.
    rules.checkOrigin(request, url);
    rules.checkHost(request, url);
    if (request.method === "OPTIONS") {
      return rules.preflight(request, url);
    }
    rules.checkForgery(request);
    const route = routeOf(request.method, url, base);
    if (route.kind === "authenticate") {
      throw new Refusal(
        403,
        "no_token_needed",
        "This proxy holds the API token itself: connect without one, also without one that was saved.",
      );
    }
    const clock = deadline(request.signal, limits.time);
    try {
      const caller = await clock.within(authorized(options, request));
      clock.waitFor("caller");
      return await answerCall(calls, request, route, caller, clock);
    } catch (error) {
      throw clock.reason() ?? error;
    } finally {
      clock.stop();
    }
  }

  function tell(method: string, { pathname }: URL, refusal: Refusal, error: unknown): void {
    const what = JSON.stringify(`${method} ${pathname.slice(0, 200)}`);
    const line = `The proxy answered ${what} with ${refusal.status}: ${refusal.message}`;
    if (
      refusal.key === "cross_origin" &&
      originsTold.size < mostOriginsTold &&
      !originsTold.has(line)
    ) {
      originsTold.add(line);
      logger.warn(line);
    } else if (error === refusal) {
      logger.debug(line);
    } else {
      logger.error(line + wordsOf(error));
    }
  }

  return async (request) => {
    const url = new URL(request.url);
    try {
      return withCors(rules, request, url, await answer(request, url));
    } catch (error) {
      const known = refusalOfError(error);
      tell(request.method, url, known, error);
      const refusal = work.certain(known, request);
      return withCors(rules, request, url, refusalAnswer(refusal, isRest(url, base)));
    }
  };
}

/** The caller, if `authorize` lets them in. */
async function authorized({ authorize }: ProxyOptions, request: Request): Promise<Caller> {
  // A copy without the body, which only the proxy reads.
  const { method, headers, url } = request;
  const caller = callerOf(await authorize(new Request(url, { method, headers })));
  if (caller === undefined) {
    throw new Refusal(401, "not_signed_in", "You are not signed in, or your session is over.");
  }
  return caller;
}

/** What went wrong inside is told to nobody outside. */
function refusalOfError(error: unknown): Refusal {
  try {
    if (error instanceof Refusal) {
      return error;
    }
  } catch {
    // Not every error lets itself be looked at.
  }
  return new Refusal(502, "proxy_failed", "The proxy could not do this. Its log says why.");
}

/** An error's words, for the log; the functions that options name may throw anything. */
function wordsOf(error: unknown): string {
  try {
    return error instanceof Error ? ` ${error.name}: ${error.message}` : "";
  } catch {
    return " The error cannot be read.";
  }
}

/** Refusals too must be readable by the pages that may call. */
function withCors(rules: OriginRules, request: Request, url: URL, response: Response): Response {
  for (const [name, value] of Object.entries(rules.corsHeaders(request, url))) {
    response.headers.set(name, value);
  }
  return response;
}
