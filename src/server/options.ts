import type { TokenProvider } from "../client/session/issue-token.ts";
import type { Logger } from "../client/text/logger.ts";
import type { Fetch } from "../client/http/fetch.ts";
import { SettingsError } from "../errors.ts";
import type { ProxyOperation } from "./access/allow.ts";
import type { Authorization } from "./access/authorization.ts";
import type { AnswerCacheOptions } from "./cache/cache-options.ts";
import type { ProxyLimits } from "./graphql/limits.ts";

/** Options of `createProxy`. */
export interface ProxyOptions {
  /** The API token that the proxy acts with, or the function that fetches it when it is needed. */
  readonly apiToken: TokenProvider;
  /** The base URL of Vectice; default `https://app.vectice.com`. */
  readonly host?: string | undefined;
  /**
   * Says who may use the proxy: false (401, "sign in"), true, or `{ user: { name }, workspaces }`, with
   * the name to show or the workspaces that one may see, or both.
   * It gets the request's method, address and headers, cookies too, without the body. Whoever may
   * use the proxy acts with the rights of the API token's owner. When it fails, or gives anything
   * else, a user or a Response for example, nobody gets in.
   */
  readonly authorize: (request: Request) => Authorization | Promise<Authorization>;
  /**
   * What may be done: `"read"` (default), the protocol's reads; `"write"`, everything that the
   * protocol has; or a function that is asked for each operation, and never for others than these.
   * Go by `writes`, not by `kind`: two queries may create something.
   */
  readonly allow?: "read" | "write" | ((operation: ProxyOperation) => boolean) | undefined;
  /** The path below which the proxy is mounted, like `/vectice`; default: whatever precedes the protocol's own paths. */
  readonly base?: string | undefined;
  /**
   * Origins of pages that may call, like `https://dashboards.example.com`. Where some are given, only
   * these count; default: the proxy's own, as the request names it.
   */
  readonly origin?: string | readonly string[] | undefined;
  /**
   * Names by which the proxy is called, like `dashboards.example.com`. Default: `localhost` and its
   * addresses. The names of `origin` are always among them.
   */
  readonly hosts?: readonly string[] | undefined;
  /** Bounds for what is asked. */
  readonly limits?: Partial<ProxyLimits> | undefined;
  /**
   * Shares the answers of equal reads among callers with equal rights; default: nothing is shared. Equal reads within
   * `seconds`, also while the first is under way, are one request to Vectice. Any write through the proxy ends it at
   * once; what others change in Vectice is seen up to `seconds` later. `authorize` and `allow` are asked for every call
   * all the same. Files are never shared.
   *
   * @example
   * cache: { seconds: 10, maximumBytes: 50_000_000 }
   */
  readonly cache?: AnswerCacheOptions | undefined;
  /** A `fetch` of one's own for the way to Vectice, called as `fetch(url, init)`. */
  readonly fetch?: Fetch | undefined;
  /** Where refusals and requests to Vectice (debug; refused origins once as a warning) and failures (error) are told; default: nowhere. */
  readonly logger?: Logger | undefined;
}

/** Refuses options that callers without types get wrong, where silence would be dangerous. */
export function checkProxyOptions({
  apiToken,
  authorize,
  base,
  host,
  hosts,
  limits,
  fetch,
}: ProxyOptions): void {
  for (const [name, value, form] of [
    ["host", host, typeof host === "string"],
    ["hosts", hosts, Array.isArray(hosts)],
    ["limits", limits, typeof limits === "object" && limits !== null],
    ["fetch", fetch, typeof fetch === "function"],
  ] as const) {
    if (value !== undefined && !form) {
      const forms = {
        host: "text",
        hosts: "a list of names",
        limits: "an object",
        fetch: "a function",
      };
      throw new SettingsError(`The option ${name} must be ${forms[name]}.`);
    }
  }
  if (typeof apiToken !== "string" && typeof apiToken !== "function") {
    throw new SettingsError("The option apiToken must be text or a function that gives it.");
  }
  if (typeof authorize !== "function") {
    throw new SettingsError(
      "The option authorize must be a function that says who may use the proxy; () => true lets everybody who can reach it.",
    );
  }
  if (base !== undefined && typeof base !== "string") {
    throw new SettingsError("The option base must be a path like /vectice, as text.");
  }
  if (base !== undefined && !/^\/?(?:[\w~-][\w.~-]*(?:\/|$))*$/.test(base)) {
    throw new SettingsError(
      `The option base must be a path like /vectice, but is ${JSON.stringify(base)}.`,
    );
  }
}
