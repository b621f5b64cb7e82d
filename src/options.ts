import type { TokenProvider } from "./client/authenticate.ts";
import type { Logger, LogLevel } from "./client/logger.ts";
import { longestTimeout } from "./client/http.ts";
import { logLevels } from "./client/logger.ts";
import type { Fetch } from "./client/transport.ts";
import type { Config } from "./environment/config.ts";
import { SettingsError } from "./errors.ts";
import type { Reference } from "./resources/reference.ts";

/** Options of `connect`, all optional: what is not given is looked for where the host keeps settings. */
export interface ConnectOptions {
  /** The API token, or the function that fetches it when it is needed. */
  readonly apiToken?: TokenProvider | undefined;
  /**
   * Gives a JWT made elsewhere, by one's own server say; then no API token is needed here. Asked
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
  /** A `fetch` of one's own, for company proxies, private certificate authorities, tests. */
  readonly fetch?: Fetch | undefined;
  /** Ends connecting. It has no effect on the connection afterwards. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds for one request; default 30,000. */
  readonly timeout?: number | undefined;
  /** Attempts after the first, for what is safe to repeat; default 2. */
  readonly retry?: number | undefined;
  /** Requests in flight at once on this connection; default 8. The rest wait their turn. */
  readonly concurrency?: number | undefined;
  /** Headers added to every request. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** `false` leaves the two `Vectice-*` headers out, for servers whose CORS rules refuse them; default true. */
  readonly versionHeaders?: boolean | undefined;
  /** Where log lines go; default: the console. */
  readonly logger?: Logger | undefined;
  /** The least serious lines to log; default `"warn"`. */
  readonly logLevel?: LogLevel | undefined;
}

/** The options with their defaults, checked. */
export function checkOptions(options: ConnectOptions): {
  readonly timeout: number;
  readonly retry: number;
  readonly concurrency: number;
  readonly headers: Readonly<Record<string, string>>;
} {
  const { apiToken, accessToken, fetch } = options;
  if (
    apiToken !== undefined &&
    apiToken !== null &&
    typeof apiToken !== "string" &&
    typeof apiToken !== "function"
  ) {
    throw new SettingsError(
      `The option apiToken must be text or a function that gives it, but is a ${typeof apiToken}.`,
    );
  }
  if (accessToken !== undefined && typeof accessToken !== "function") {
    throw new SettingsError(
      `The option accessToken must be a function that gives a JWT, but is a ${typeof accessToken}. A token of api-keys goes into apiToken.`,
    );
  }
  if (accessToken !== undefined && apiToken !== undefined) {
    throw new SettingsError(
      "The options apiToken and accessToken exclude each other: give one of them.",
    );
  }
  if (fetch !== undefined && typeof fetch !== "function") {
    throw new SettingsError(`The option fetch must be a function, but is a ${typeof fetch}.`);
  }
  return {
    timeout: wholeNumber("timeout", options.timeout ?? 30_000, 1, longestTimeout),
    retry: wholeNumber("retry", options.retry ?? 2, 0, 100),
    concurrency: wholeNumber("concurrency", options.concurrency ?? 8, 1, 1_000_000),
    headers: checkHeaders(options.headers ?? {}),
  };
}

/** A log level from an option or from the host's settings; other text is refused. */
export function parseLogLevel(text: string | undefined, name: string): LogLevel {
  if (text === undefined || text.trim() === "") {
    return "warn";
  }
  const level = logLevels.find((known) => known === text.trim().toLowerCase());
  if (level === undefined) {
    throw new SettingsError(
      `${name} must be one of ${logLevels.join(", ")}, but is ${JSON.stringify(text.slice(0, 40))}.`,
    );
  }
  return level;
}

function wholeNumber(name: string, value: number, least: number, most: number): number {
  if (!Number.isInteger(value) || value < least || value > most) {
    throw new SettingsError(
      `The option ${name} must be a whole number from ${least} to ${most}, but is ${String(value)}.`,
    );
  }
  return value;
}

/** A bad header is refused here, by its name: the host's own error would quote its value. */
function checkHeaders(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  for (const [name, value] of Object.entries(headers)) {
    try {
      new Headers([[name, value]]);
    } catch {
      throw new SettingsError(
        `The option headers holds ${JSON.stringify(name)}, whose name or value no HTTP header can have.`,
      );
    }
  }
  return headers;
}
