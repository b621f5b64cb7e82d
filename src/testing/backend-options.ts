import type { Compatibility } from "./http/compatibility.ts";
import type { Cors } from "./http/cors.ts";
import type { RecordedRequest } from "./http/recorded-request.ts";
import type { Seed, UserSeed } from "./seed/seed.ts";
import type { Change } from "./store/change.ts";
import type { OrganizationOptions } from "./store/organization.ts";
import type { BackendState } from "./store/state.ts";

/** Options of `createBackend`, all optional. */
export interface BackendOptions {
  /** What it holds at first: plain data, or `"demo"`, a small believable organization; default `"demo"`. */
  readonly seed?: Seed | "demo";
  /** What `backend.export()` gave, in place of a seed. */
  readonly data?: BackendState;
  /** What `onChange` told since then, in order; it is done again first. */
  readonly changes?: readonly Change[];
  /**
   * Is told what each write changed, as plain JSON, and awaited before the write is answered; where it
   * fails, the answer is status 500. Changes to `backend.data` by hand are not told.
   */
  readonly onChange?: (changes: readonly Change[]) => void | Promise<void>;
  /** How many requests `backend.requests` remembers, the newest; default all. */
  readonly keepRequests?: number;
  /**
   * Serves the schema without what it marks as never sent or not observed, as a real server may; lists
   * that official clients ask for without a page are whole then. Default false.
   */
  readonly strict?: boolean;
  /** Users in place of the seed's. */
  readonly users?: readonly UserSeed[];
  /** Which pages may call; default any. */
  readonly cors?: Cors;
  /** Milliseconds before each answer, or a function that gives them; default 0. */
  readonly latency?: number | ((request: RecordedRequest) => number);
  /** Seconds that a JWT lives; default 3600. */
  readonly tokenLifetime?: number;
  /** The answer of the compatibility check; default an empty one, which means compatible. */
  readonly compatibility?: Compatibility;
  /** The largest page given; default 100. */
  readonly pageLimit?: number;
  /** The server's clock, in milliseconds since the epoch; default `Date.now`. */
  readonly now?: () => number;
  /** Whether GraphQL errors come with HTTP 200 (`"ok"`, the default) or with their own status. */
  readonly errorStatus?: "ok" | "http";
  /** Limits of the organization: of statistics, and of the size of uploads. */
  readonly organization?: OrganizationOptions;
  /** Which features are on, by their codes; what is not named is on. */
  readonly features?: Readonly<Record<string, boolean>>;
  /** Serve only under this path, like `/vectice`, and the web app's page elsewhere; default: under any. */
  readonly prefix?: string;
}
