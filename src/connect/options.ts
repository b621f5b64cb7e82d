import { readableOptions } from "../client/readable-options.ts";
import type { TokenProvider } from "../client/session/issue-token.ts";
import type { BatchOption } from "../client/graphql/batch.ts";
import type { Logger, LogLevel } from "../client/text/logger.ts";
import { quoted } from "../client/text/excerpt.ts";
import { longestTimeout, versionHeaders } from "../client/http/http.ts";
import { logLevels } from "../client/text/logger.ts";
import type { Fetch } from "../client/http/fetch.ts";
import { checkSignal } from "../client/check-call.ts";
import { wholeNumber } from "../client/whole-number.ts";
import type { CodeOption } from "../environment/code-option.ts";
import type { Config } from "../environment/config.ts";
import { kindOf } from "../environment/source.ts";
import { SettingsError } from "../errors.ts";
import type { Reference } from "../resources/reading/reference.ts";

/** Options of `connect`, all optional: what is not given is looked for where the runtime keeps settings. */
export interface ConnectOptions {
  /** The API token, or the function that fetches it when it is needed. */
  readonly apiToken?: TokenProvider | undefined;
  /**
   * Gives a JWT that was made elsewhere, for example by your server; then no API token is needed here. Asked
   * again when the JWT nears its end or is refused.
   */
  readonly accessToken?: (() => string | Promise<string>) | undefined;
  /** The base URL; `https://` is put in front where no scheme stands. In a page also a path of its own origin. */
  readonly host?: string | undefined;
  /** The JSON config file: a path or file URL in Node, a URL, Blob or File in a browser, or the parsed object. */
  readonly config?: Config | undefined;
  /** The workspace to open: its id, number or name. */
  readonly workspace?: Reference | undefined;
  /** The project to open: its id, number or name. */
  readonly project?: Reference | undefined;
  /**
   * Your own `fetch`, for company proxies, private certificate authorities, tests. It is called as
   * `fetch(url, init)`, where `init` holds `method`, `headers` (a plain object), `body` (text), `redirect`
   * and `signal`, and for the exchange of the token `cache`. Default: the platform's.
   */
  readonly fetch?: Fetch | undefined;
  /** Ends connecting. It has no effect on the connection afterwards. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds for one request; default 30,000. */
  readonly timeout?: number | undefined;
  /** Attempts after the first, for what is safe to repeat; default 2. Retries of a cache multiply with them. */
  readonly retry?: number | undefined;
  /** Requests in flight at once on this connection; default 8. The rest wait their turn. */
  readonly concurrency?: number | undefined;
  /** Headers added to every request. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** `false` leaves the two `Vectice-*` headers out, for servers whose CORS rules refuse them; default true. */
  readonly versionHeaders?: boolean | undefined;
  /**
   * Asks the reads of one moment in one request: `true` puts up to 10 into it, `{ max }` up to `max` (1 to
   * 100). Default: each read is a request. A server that refuses this is remembered, and asked singly.
   */
  readonly batch?: BatchOption | undefined;
  /**
   * The code that is named with registered models and datasets; `false`: none. Default in Node: git of the
   * working directory, or what the variables of a pipeline say; elsewhere none.
   */
  readonly code?: CodeOption | undefined;
  /** Where log lines go; default: the console. */
  readonly logger?: Logger | undefined;
  /** The least serious lines to log; default `"warn"`. */
  readonly logLevel?: LogLevel | undefined;
}

/** The options without what all objects inherit: whoever can add to that must not choose the host. */
export function ownOptions(options: ConnectOptions): ConnectOptions {
  if ((typeof options !== "object" && typeof options !== "function") || options === null) {
    throw new SettingsError(`The options must be an object, but are ${kindOf(options)}.`);
  }
  return readableOptions(options);
}

/** The options with their defaults, checked. */
export function checkOptions(options: ConnectOptions): {
  readonly timeout: number;
  readonly retry: number;
  readonly concurrency: number;
  readonly headers: Headers;
} {
  for (const name of ["apiToken", "accessToken", "fetch"] as const) {
    const type = typeof (options[name] ?? undefined);
    const text = name === "apiToken" ? "string" : undefined;
    if (!["undefined", "function", text].includes(type)) {
      throw new SettingsError(
        `The option ${name} must be a ${text ? "text or " : ""}function, but is a ${type}.`,
      );
    }
  }
  checkSignal(SettingsError, options.signal);
  if (!["undefined", "object"].includes(typeof (options.code || undefined))) {
    throw new SettingsError(
      "The option code must be false or { repository, branch, commit, dirty?, uri? }.",
    );
  }
  for (const method of logLevels) {
    if (options.logger && method !== "silent" && typeof options.logger[method] !== "function") {
      throw new SettingsError(`The option logger has no method ${method}.`);
    }
  }
  if (options.accessToken && options.apiToken) {
    throw new SettingsError("Give the option apiToken or the option accessToken, not both.");
  }
  const number = (
    name: "timeout" | "retry" | "concurrency",
    usual: number,
    least: number,
    most: number,
  ): number =>
    wholeNumber(SettingsError, `The option ${name}`, options[name] ?? usual, least, most);
  return {
    timeout: number("timeout", 30_000, 1, longestTimeout),
    retry: number("retry", 2, 0, 100),
    concurrency: number("concurrency", 8, 1, 1_000_000),
    headers: headersOf(options),
  };
}

/** A log level from an option or from the runtime's settings; other text is refused. */
export function parseLogLevel(text: unknown, name: string): LogLevel {
  const wanted = typeof text === "string" ? text.trim().toLowerCase() || "warn" : (text ?? "warn");
  const level = logLevels.find((known) => known === wanted);
  if (level === undefined) {
    throw new SettingsError(
      `${name} must be one of ${logLevels.join(", ")}, but is ${typeof wanted === "string" ? quoted(wanted) : typeof wanted}.`,
    );
  }
  return level;
}

/** The headers of every request. The bearer token is put in per request and cannot be overridden. */
function headersOf(options: ConnectOptions): Headers {
  const headers = new Headers();
  const versions = options.versionHeaders === false ? {} : versionHeaders;
  const given = options.headers ?? {};
  if (typeof given !== "object" || Symbol.iterator in given) {
    throw new SettingsError(
      "The option headers must be a plain object: Object.fromEntries(headers) makes one.",
    );
  }
  for (const [name, value] of Object.entries({ ...given, ...versions })) {
    try {
      if (typeof value !== "string") {
        throw new SettingsError(name);
      }
      headers.set(name, value);
    } catch {
      // The platform's own error would quote the value, which may be a secret.
      throw new SettingsError(`The option headers holds ${quoted(name)}, which cannot be sent.`);
    }
  }
  return headers;
}
