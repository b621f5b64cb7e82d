import { authenticateWith, type TokenProvider } from "../../client/session/issue-token.ts";
import { createHttp, versionHeaders } from "../../client/http/http.ts";
import { createLimiter } from "../../client/http/limiter.ts";
import { createLogger } from "../../client/text/logger.ts";
import type { Redactor } from "../../client/text/redactor.ts";
import { createSession, type IssuedToken } from "../../client/session/session.ts";
import { cleanToken } from "../../client/session/clean-token.ts";
import { type Fetch, platformFetch } from "../../client/http/fetch.ts";
import { AuthenticationError, RateLimitError, SettingsError } from "../../errors.ts";
import { upstreamHeaders } from "../http/headers.ts";
import { Refusal } from "../refusal.ts";

export interface UpstreamOptions {
  readonly host: string;
  readonly apiToken: TokenProvider;
  readonly fetch: Fetch | undefined;
  /** Milliseconds to get a token in. */
  readonly time: number;
  readonly redactor: Redactor;
}

/** One request to Vectice. Its path is one of the proxy's own making. */
interface UpstreamRequest {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly accept: string;
  readonly json?: unknown;
  readonly signal: AbortSignal;
}

/** The one host that the proxy speaks to, with the session that it keeps there. */
export interface Upstream {
  /** Sends with the proxy's own token, and once more where the token is refused. */
  send<T>(
    request: Request,
    upstream: UpstreamRequest,
    read: (response: Response) => Promise<T | "token refused">,
  ): Promise<T>;
}

export function createUpstream(options: UpstreamOptions): Upstream {
  const { host, redactor } = options;
  const session = createSession(tokenIssuer(options));

  async function attempt(
    request: Request,
    { method, path, accept, json, signal }: UpstreamRequest,
    token: string,
  ): Promise<Response> {
    const headers = upstreamHeaders(request, token, accept);
    const { fetch = platformFetch } = options;
    let response: Response;
    try {
      response = await fetch(`${host}/${path}`, {
        method,
        headers: json === undefined ? headers : { ...headers, "content-type": "application/json" },
        redirect: "manual",
        signal,
        ...(json === undefined ? {} : { body: JSON.stringify(json) }),
      });
    } catch {
      signal.throwIfAborted();
      throw new Refusal(502, "unreachable", "The proxy got no answer from Vectice.");
    }
    if (response.redirected || response.status < 200 || isRedirect(response.status)) {
      void response.body?.cancel().catch(() => undefined);
      throw new Refusal(
        502,
        "redirect",
        "Vectice redirected the proxy, which follows no redirects.",
      );
    }
    return response;
  }

  let remembered: string | undefined;
  async function withToken(ask: () => Promise<string>): Promise<string> {
    try {
      const token = await ask();
      if (token !== remembered) {
        redactor.add(token);
        remembered = token;
      }
      return token;
    } catch (error) {
      throw error instanceof AuthenticationError
        ? ownTokenRefused()
        : error instanceof RateLimitError
          ? askedTooOften(error)
          : error;
    }
  }

  return {
    send: async (request, upstream, read) => {
      const token = await withToken(() => session.token(upstream.signal));
      const first = await read(await attempt(request, upstream, token));
      if (first !== "token refused") {
        return first;
      }
      const renewed = await withToken(() => session.renew(token, upstream.signal));
      const second = await read(await attempt(request, upstream, renewed));
      if (second === "token refused") {
        throw ownTokenRefused();
      }
      return second;
    },
  };
}

/** Exchanges an API token for JWTs, with the retries and errors of the library itself. */
export function tokenIssuer(
  options: UpstreamOptions,
): (signal: AbortSignal) => Promise<IssuedToken> {
  const { host, apiToken, redactor, time } = options;
  const http = createHttp({
    host,
    fetch: options.fetch,
    headers: new Headers(versionHeaders),
    timeout: time,
    retry: 1,
    limiter: createLimiter(8),
    redactor,
    logger: createLogger(console, "silent", redactor.redact),
    explain: () => "Is the host right, and can it be reached from this server?",
  });
  const given =
    typeof apiToken === "string" ? cleanToken(apiToken, "the option apiToken") : apiToken;
  if (typeof given === "string") {
    redactor.add(given);
  }
  const provider = async (): Promise<string> => {
    const token: unknown = typeof given === "string" ? given : await given();
    if (typeof token !== "string") {
      throw new SettingsError(`The option apiToken must give text, but gave ${typeof token}.`);
    }
    const clean = cleanToken(token, "the option apiToken");
    redactor.add(clean);
    return clean;
  };
  return authenticateWith(provider, "the option apiToken", http, redactor);
}

function isRedirect(status: number): boolean {
  return status >= 300 && status < 400;
}

/** Not a 401: the page's own session is good, and its user can do nothing about this. */
function ownTokenRefused(): Refusal {
  return new Refusal(
    502,
    "proxy_token_refused",
    "Vectice refused the proxy's own API token. Its owner must make a new one.",
  );
}

/** The page may wait as well as the proxy. */
function askedTooOften({ retryAfter }: RateLimitError): Refusal {
  return new Refusal(
    429,
    "rate_limited",
    "Vectice gives the proxy no session for now: it was asked too often.",
    retryAfter === undefined ? {} : { "retry-after": String(Math.ceil(retryAfter)) },
  );
}
