import { authenticateWith, type TokenProvider } from "../../client/session/issue-token.ts";
import { AnswerTooLong, type HttpAnswer } from "../../client/http/answer.ts";
import { createHttp, type Http, longestTimeout, versionHeaders } from "../../client/http/http.ts";
import type { SentFile } from "../../client/http/multipart-body.ts";
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
import type { WorkBegun } from "../work-begun.ts";
import { issueRarely } from "./issue-rarely.ts";
import { renewRarely } from "./renew-rarely.ts";
import { fileSender } from "./send-file.ts";

/** How long (ms) a token must still be good before a file is sent. */
const lastingToken = 600_000;
/** What is known of a file whose upload ended badly. */
const maybeStored = "The file may have been stored all the same: look before you send it again.";

export interface UpstreamOptions {
  readonly host: string;
  readonly apiToken: TokenProvider;
  readonly fetch: Fetch | undefined;
  /** Milliseconds for one attempt. */
  readonly time: number;
  readonly redactor: Redactor;
  readonly logger: Logger;
  readonly work: WorkBegun;
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
  /**
   * The file that is sent. It can be sent once: where Vectice refuses the token, `read` throws
   * `tokenRefusedMidway`. Its time is that of `signal`.
   */
  readonly upload?: SentFile;
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
  /** The API token whose owner's rights decide the answers; one that a function gives is known once it was exchanged. */
  apiToken(signal: AbortSignal): Promise<string>;
}

export function createUpstream(options: UpstreamOptions): Upstream {
  const http = httpOf(options);
  let offered: string | undefined;
  const issue = tokenIssuer(options, http, (token) => {
    offered = token;
  });
  // Until it is exchanged for another, the token that a string holds is the one in use.
  let used = offered;
  const session = renewRarely(
    createSession(
      issueRarely(async (signal) => {
        const issued = await issue(signal);
        used = offered;
        return issued;
      }),
    ),
  );
  return {
    apiToken: async (signal) => {
      if (used === undefined) {
        await session.token(signal).catch((error: unknown) => {
          throw refusalFor(error, { limit: 0 });
        });
      }
      return used ?? "";
    },
    send: async (request, upstream, read) => {
      const { signal, upload } = upstream;
      const sent = {
        ...upstream,
        headers: upstreamHeaders(request),
        read: (answer: HttpAnswer) => {
          try {
            return read(answer);
          } catch (error) {
            if (error instanceof AuthenticationError && error.maybeApplied !== true) {
              options.work.takeBack(request);
            }
            throw error;
          }
        },
        retry: 0,
        timeout: upload === undefined ? undefined : longestTimeout,
        maybeApplied: upload === undefined ? undefined : (true as const),
        send: upload === undefined ? undefined : fileSender(upload, options.fetch),
      };
      try {
        if (upload !== undefined) {
          await session.token(signal, lastingToken);
        }
        const begun = (token: string | undefined): string | undefined => {
          if (token !== undefined) {
            options.work.begin(request);
          }
          return token;
        };
        return await withToken(
          session,
          (tokens) =>
            http.send({
              ...sent,
              tokens: { ...tokens, current: (waitedFor) => begun(tokens.current(waitedFor)) },
            }),
          { signal },
        );
      } catch (error) {
        throw refusalFor(error, upstream);
      }
    },
  };
}

function httpOf({
  host,
  fetch,
  time,
  redactor,
  logger,
}: Omit<UpstreamOptions, "apiToken" | "work">): Http {
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
  options: Omit<UpstreamOptions, "work">,
  http: Http = httpOf(options),
  tell: (apiToken: string) => void = () => undefined,
): (signal: AbortSignal) => Promise<IssuedToken> {
  const { apiToken, redactor } = options;
  const given =
    typeof apiToken === "string" ? cleanToken(apiToken, "the option apiToken") : apiToken;
  if (typeof given === "string") {
    redactor.add(given);
    tell(given);
  }
  const provider = async (): Promise<string> => {
    const token: unknown = typeof given === "string" ? given : await given();
    if (typeof token !== "string") {
      throw new SettingsError(`The option apiToken must give text, but gave ${typeof token}.`);
    }
    const clean = cleanToken(token, "the option apiToken");
    redactor.add(clean);
    tell(clean);
    return clean;
  };
  return authenticateWith(provider, "the option apiToken", http, redactor);
}

/** What `read` throws where Vectice refused the token before anything was done. */
export function tokenRefused(): AuthenticationError {
  return new AuthenticationError("Vectice refused the proxy's token.");
}

/** What `read` throws where Vectice refused the token of an upload, which cannot be sent again. */
export function tokenRefusedMidway(): AuthenticationError {
  return new AuthenticationError("Vectice refused the proxy's token in mid-upload.", {
    maybeApplied: true,
  });
}

/** What the page is told of a failure; one of the token exchange is for the log alone. */
function refusalFor(
  error: unknown,
  { limit, upload }: Pick<UpstreamRequest, "limit" | "upload">,
): unknown {
  if (error instanceof AuthenticationError && error.maybeApplied === true) {
    return new Refusal(
      502,
      "upload_token_refused",
      `Vectice refused the proxy's token in mid-upload, and a file passes the proxy once. ${maybeStored} The next upload gets a new token.`,
    );
  }
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
  // A write that got no answer is not to be sent again, unlike a read.
  return error.retryable || error.maybeApplied === true
    ? new Refusal(
        502,
        "unreachable",
        `The proxy got no answer from Vectice, or half of one.${upload === undefined ? "" : ` ${maybeStored}`}`,
      )
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
