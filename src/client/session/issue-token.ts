import { AuthenticationError, SettingsError, isVecticeError } from "../../errors.ts";
import { untilAborted, throwIfAborted } from "../abort.ts";
import { protocolError } from "../http/answer.ts";
import { readJson } from "../http/read-answer.ts";
import { ownField, textOf } from "../field.ts";
import type { Http } from "../http/http.ts";
import { readJwtTimes } from "./jwt.ts";
import type { Redactor } from "../text/redactor.ts";
import type { IssuedToken } from "./session.ts";
import { cleanToken } from "./clean-token.ts";

/** A token, or the function that fetches it when it is needed. */
export type TokenProvider = string | (() => string | Promise<string>);

/** No answer to an exchange of tokens is longer (bytes). */
const longestExchange = 100_000;

/** Exchanges the API token for a JWT: `POST {host}/metadata/authenticate`. */
export function authenticateWith(
  provider: TokenProvider,
  source: string,
  http: Http,
  redactor: Redactor,
): (signal: AbortSignal) => Promise<IssuedToken> {
  return async (signal) => {
    const apiKey = await ask(provider, "apiToken", redactor, signal);
    const { host } = http;
    const context = {
      host,
      operation: "authenticate",
      maybeApplied: undefined,
      redactor,
      refused: `the token (from: ${source}). Make a new one at ${host}/account/api-keys.`,
    };
    return http.send({
      operation: context.operation,
      maybeApplied: undefined,
      method: "POST",
      path: "metadata/authenticate",
      json: { apiKey },
      limit: longestExchange,
      secret: true,
      signal,
      read: (answer) => {
        const given = textOf(ownField(readJson(answer, context), "token"));
        if (given === undefined) {
          const { status } = answer;
          throw protocolError(context, 'no text in the field "token".', { status });
        }
        redactor.add(given);
        const token = cleanToken(given, host);
        const { expiresAt, issuedAt } = readJwtTimes(token);
        const time = Date.parse(answer.headers.get("date") ?? "");
        // Just made: both times are of one clock, whichever that is.
        const from = issuedAt ?? (Number.isNaN(time) ? Date.now() : time);
        return { token, expiresAt, lifetime: lifetimeOf(expiresAt, from) };
      },
    });
  };
}

/** Asks the caller's own function for a JWT; no request of the protocol is made. */
export function accessTokenFrom(
  provider: TokenProvider,
  redactor: Redactor,
): (signal: AbortSignal) => Promise<IssuedToken> {
  return async (signal) => {
    const token = await ask(provider, "accessToken", redactor, signal);
    const { expiresAt, issuedAt = Number.NEGATIVE_INFINITY } = readJwtTimes(token);
    // It may have been made long ago; but it is good no longer than it was when it was made.
    return { token, expiresAt, lifetime: lifetimeOf(expiresAt, Math.max(issuedAt, Date.now())) };
  };
}

function lifetimeOf(expiresAt: number | undefined, from: number): number | undefined {
  return expiresAt === undefined ? undefined : expiresAt - from;
}

async function ask(
  provider: TokenProvider,
  option: string,
  redactor: Redactor,
  signal: AbortSignal,
): Promise<string> {
  let given: unknown = provider;
  if (typeof provider === "function") {
    try {
      given = await untilAborted(Promise.resolve(provider()), signal);
    } catch (error) {
      throwIfAborted(signal);
      if (isVecticeError(error)) {
        throw error;
      }
      // What it threw stays out: a vault's message may hold a secret that nobody here knows.
      throw new AuthenticationError(`The ${option} function failed. Call it by itself to see why.`);
    }
  }
  if (typeof given !== "string") {
    throw new SettingsError(`The ${option} function must give text, but gave ${typeof given}.`);
  }
  const token = cleanToken(given, `the ${option} function`);
  redactor.add(token);
  return token;
}
