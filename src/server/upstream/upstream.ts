import { authenticateWith, type TokenProvider } from "../../client/session/issue-token.ts";
import { AnswerTooLong, type HttpAnswer } from "../../client/http/answer.ts";
import { createHttp, type Http, versionHeaders } from "../../client/http/http.ts";
import { createLimiter } from "../../client/http/limiter.ts";
import type { Logger } from "../../client/text/logger.ts";
import type { Redactor } from "../../client/text/redactor.ts";
import { createSession, type IssuedToken } from "../../client/session/session.ts";
import { cleanToken } from "../../client/session/clean-token.ts";
import { withToken } from "../../client/session/with-token.ts";
import type { Fetch } from "../../client/http/fetch.ts";
import { AuthenticationError, NetworkError, RateLimitError, SettingsError } from "../../errors.ts";
import { upstreamHeaders } from "../http/headers.ts";
import { Refusal } from "../refusal.ts";
import { renewRarely } from "./renew-rarely.ts";

export interface UpstreamOptions {
  readonly host: string;
  readonly apiToken: TokenProvider;
  readonly fetch: Fetch | undefined;
  /** Milliseconds for one attempt. */
  readonly time: number;
  readonly redactor: Redactor;
  readonly logger: Logger;
}

/** One request to Vectice. Its path is one of the proxy's own making. */
interface UpstreamRequest {
  readonly method: "GET" | "POST";
  readonly path: string;
  /** For the log. */
  readonly operation: string;
  readonly json?: unknown;
  /** The file that is asked for; its body is left unread. */
  readonly file?: string;
  /** The most bytes of the answer that are read, of a file those of a refusal. */
  readonly limit: number;
  readonly signal: AbortSignal;
}

/** The one host that the proxy speaks to, with the session that it keeps there. */
export interface Upstream {
  /**
   * Sends with the proxy's own token. Where `read` throws what `tokenRefused` makes, the token is
   * renewed and the request sent once more. Nothing else is repeated: the page does that itself.
   */
  send<T>(request: Request, upstream: UpstreamRequest, read: (answer: HttpAnswer) => T): Promise<T>;
}

export function createUpstream(options: UpstreamOptions): Upstream {
  const http = httpOf(options);
  const session = renewRarely(createSession(tokenIssuer(options, http)));
  return {
    send: async (request, upstream, read) => {
      const { signal } = upstream;
      const headers = upstreamHeaders(request);
      try {
        return await withToken(
          session,
          (tokens) =>
            http.send({ ...upstream, headers, tokens, read, retry: 0, maybeApplied: undefined }),
          { signal },
        );
      } catch (error) {
        throw refusalFor(error, upstream);
      }
    },
  };
}

function httpOf({ host, fetch, time, redactor, logger }: Omit<UpstreamOptions, "apiToken">): Http {
  return createHttp({
    host,
    fetch,
    headers: new Headers(versionHeaders),
    timeout: time,
    retry: 1,
    // Pages limit themselves, and the server in front of the proxy limits all.
    limiter: createLimiter(Number.POSITIVE_INFINITY),
    redactor,
    logger,
    explain: () => "Is the host right, and can it be reached from this server?",
  });
}

/** Exchanges an API token for JWTs, with the retries and errors of the library itself. */
export function tokenIssuer(
  options: UpstreamOptions,
  http: Http = httpOf(options),
): (signal: AbortSignal) => Promise<IssuedToken> {
  const { apiToken, redactor } = options;
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

/** What `read` throws where Vectice refused the token before anything was done. */
export function tokenRefused(): AuthenticationError {
  return new AuthenticationError("Vectice refused the proxy's token.");
}

/** What the page is told of a failure; one of the token exchange is for the log alone. */
function refusalFor(error: unknown, { limit }: UpstreamRequest): unknown {
  if (error instanceof AuthenticationError) {
    return ownTokenRefused();
  }
  if (error instanceof RateLimitError) {
    return askedTooOften(error);
  }
  if (error instanceof AnswerTooLong) {
    return new Refusal(
      502,
      "answer_size",
      `Vectice's answer is over the limit answerBytes of ${limit}.`,
    );
  }
  if (!(error instanceof NetworkError) || error.operation === "authenticate") {
    return error;
  }
  return error.retryable
    ? new Refusal(502, "unreachable", "The proxy got no answer from Vectice, or half of one.")
    : new Refusal(502, "redirect", "Vectice redirected the proxy, which follows no redirects.");
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
