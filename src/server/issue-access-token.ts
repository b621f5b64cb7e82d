import { checkReadable } from "../client/check-call.ts";
import { createRedactor } from "../client/text/redactor.ts";
import { cleanToken } from "../client/session/clean-token.ts";
import type { Fetch } from "../client/http/fetch.ts";
import { SettingsError } from "../errors.ts";
import { defaultHost, parseHost } from "../environment/host.ts";
import { safeLogger } from "./safe-logger.ts";
import { tokenIssuer } from "./upstream/upstream.ts";

/** Options of `issueAccessToken`. */
export interface IssueAccessTokenOptions {
  /** The API token to exchange. */
  readonly apiToken: string;
  /** The base URL of Vectice; default `https://app.vectice.com`. */
  readonly host?: string | undefined;
  /** A `fetch` of one's own, called as `fetch(url, init)`. */
  readonly fetch?: Fetch | undefined;
  /** Ends the exchange. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds for one attempt; default 30,000. */
  readonly timeout?: number | undefined;
}

/** A JWT for a page, and when it expires, where Vectice says so. */
export interface AccessToken {
  readonly token: string;
  readonly expiresAt: Date | undefined;
}

/**
 * Exchanges an API token for a short-lived JWT (`POST /metadata/authenticate`), for servers that
 * hand it to their pages: these connect with `accessToken`. Until it expires, the JWT has all
 * rights of the API token's owner; give it to nobody who should not have them.
 *
 * @throws {@link AuthenticationError} when the API token is refused
 * @throws {@link SettingsError}, {@link NetworkError}, {@link TimeoutError}, {@link ProtocolError}
 * @example
 * const { token } = await issueAccessToken({ apiToken, host });
 * return Response.json({ token }, { headers: { "cache-control": "no-store" } });
 */
export async function issueAccessToken(options: IssueAccessTokenOptions): Promise<AccessToken> {
  checkReadable(options, "The argument");
  const given: unknown = options.apiToken;
  if (typeof given !== "string") {
    throw new SettingsError(
      `The option apiToken must be text, but is ${given === undefined ? "missing" : `a ${typeof given}`}.`,
    );
  }
  const apiToken = cleanToken(given, "the option apiToken");
  const redactor = createRedactor();
  const issue = tokenIssuer({
    host: parseHost(options.host ?? defaultHost, "the option host", undefined),
    apiToken,
    fetch: options.fetch,
    time: options.timeout ?? 30_000,
    redactor,
    logger: safeLogger(undefined, redactor),
  });
  const { token, expiresAt } = await issue(options.signal ?? new AbortController().signal);
  return { token, expiresAt: dateOf(expiresAt) };
}

/** A time later than dates can say is as good as none. */
function dateOf(time: number | undefined): Date | undefined {
  const date = new Date(time ?? Number.NaN);
  return Number.isNaN(date.getTime()) ? undefined : date;
}
