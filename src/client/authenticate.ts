import * as v from "valibot";
import { AuthenticationError, ProtocolError, SettingsError, isVecticeError } from "../errors.ts";
import { untilAborted } from "./abort.ts";
import { type AnswerContext, errorOfStatus, excerpt, parseJson } from "./answer.ts";
import type { Http } from "./http.ts";
import { readJwtTimes } from "./jwt.ts";
import type { Redactor } from "./redactor.ts";
import type { IssuedToken } from "./session.ts";
import { cleanToken } from "./token.ts";
import type { HttpAnswer } from "./transport.ts";

/** A token, or the function that fetches it when it is needed. */
export type TokenProvider = string | (() => string | Promise<string>);

const AuthenticateSchema = v.object({ token: v.pipe(v.string(), v.nonEmpty()) });
const operation = "authenticate";

/** Exchanges the API token for a JWT: `POST {host}/metadata/authenticate`. */
export function authenticateWith(
  provider: TokenProvider,
  source: string,
  http: Http,
  redactor: Redactor,
): (signal: AbortSignal) => Promise<IssuedToken> {
  return async (signal) => {
    const apiKey = await ask(provider, "apiToken", redactor, signal);
    redactor.add(apiKey);
    const context: AnswerContext = { host: http.host, operation, repeatable: true, redactor };
    const answer = await http.send({
      method: "POST",
      path: "metadata/authenticate",
      operation,
      json: { apiKey },
      repeatable: true,
      signal,
    });
    if (answer.status === 401) {
      throw new AuthenticationError(
        `${http.host} refused the API token (from: ${source}). It may be mistyped, revoked, or made for another host. ` +
          `Make a new one at ${http.host}/account/api-keys.${serverWords(answer, redactor)}`,
        { operation, status: 401 },
      );
    }
    const failure = errorOfStatus(answer, context);
    if (failure !== undefined) {
      throw failure;
    }
    const result = v.safeParse(AuthenticateSchema, parseJson(answer, context));
    if (!result.success) {
      throw new ProtocolError(
        `${http.host} answered authenticate without a token: field "token" is missing or not text.`,
        { operation, status: answer.status },
      );
    }
    redactor.add(result.output.token);
    const token = cleanToken(result.output.token, `the answer of ${http.host} to authenticate`);
    const { expiresAt, issuedAt } = readJwtTimes(token);
    return { token, expiresAt, serverTime: dateOf(answer) ?? issuedAt };
  };
}

/** Asks the caller's own function for a JWT; no request of the protocol is made. */
export function accessTokenFrom(
  provider: () => string | Promise<string>,
  redactor: Redactor,
): (signal: AbortSignal) => Promise<IssuedToken> {
  return async (signal) => {
    const token = await ask(provider, "accessToken", redactor, signal);
    redactor.add(token);
    // Its iat says nothing of the present: it may have been made long ago.
    return { token, expiresAt: readJwtTimes(token).expiresAt };
  };
}

async function ask(
  provider: TokenProvider,
  option: string,
  redactor: Redactor,
  signal: AbortSignal,
): Promise<string> {
  if (typeof provider === "string") {
    return provider;
  }
  let given: unknown;
  try {
    given = await untilAborted(Promise.resolve(provider()), signal);
  } catch (error) {
    signal.throwIfAborted();
    if (isVecticeError(error)) {
      throw error;
    }
    // What it threw stays out: a vault's message may hold a secret that nobody here knows.
    const kind = error instanceof Error ? ` with ${redactor.redact(error.name)}` : "";
    throw new AuthenticationError(
      `The ${option} function failed${kind}. Call it by itself to see why.`,
    );
  }
  if (typeof given !== "string") {
    throw new SettingsError(`The ${option} function must give text, but gave ${typeof given}.`);
  }
  return cleanToken(given, `the ${option} function`);
}

function serverWords(answer: HttpAnswer, redactor: Redactor): string {
  const html = /^\s*</.test(answer.text);
  const text = html ? "" : excerpt(answer.text, redactor);
  return text === "" ? "" : ` The server says: ${text}`;
}

function dateOf(answer: HttpAnswer): number | undefined {
  const time = Date.parse(answer.headers.get("date") ?? "");
  return Number.isNaN(time) ? undefined : time;
}
