import type { Trouble } from "./trouble.ts";

/** What one attempt of a call met: a trouble, the server's own refusal of an old token, or its answer. */
export type Met = Trouble | "refused token" | "answer";

/** How a call must end: with the right result, the error of this name, or not yet. */
interface Ending {
  readonly name: string;
  readonly maybeApplied: boolean;
  /** After how many attempts. */
  readonly attempts: number;
}

const statuses: Partial<Record<Met, string>> = {
  drop: "NetworkError",
  "cut body": "NetworkError",
  "status 408": "TimeoutError",
  "status 500": "ServerError",
  "status 502": "ServerError",
  "status 503": "ServerError",
  "status 504": "ServerError",
  busy: "RateLimitError",
  "busy for a second": "RateLimitError",
};

const finals: Partial<Record<Met, string>> = {
  answer: "result",
  delay: "result",
  "busy for long": "RateLimitError",
  forbidden: "PermissionError",
  missing: "NotFoundError",
  collision: "ConflictError",
  "failure in GraphQL": "ServerError",
  "not JSON": "ProtocolError",
  "half of the JSON": "ProtocolError",
  "web page": "ProtocolError",
  "no data": "ProtocolError",
  silence: "TimeoutError",
};

/** Troubles after which nobody knows whether a write was carried out. */
const uncertain = new Set<Met>([
  "drop",
  "cut body",
  "not JSON",
  "half of the JSON",
  "web page",
  "no data",
  "status 408",
  "status 500",
  "status 502",
  "status 503",
  "status 504",
  "failure in GraphQL",
  "silence",
]);

/** The end of a call from what its attempts met, by the rules of the documentation. */
export function expectedEnding(met: readonly Met[], repeatable: boolean, retry: number): Ending {
  let left = repeatable ? retry : 0;
  let renewed = false;
  for (const [place, event] of met.entries()) {
    const end = (name: string): Ending => ({
      name,
      maybeApplied: !repeatable && uncertain.has(event),
      attempts: place + 1,
    });
    const passing = statuses[event];
    const final = finals[event];
    if (final !== undefined) {
      return end(final);
    }
    if (passing !== undefined) {
      if (left === 0) {
        return end(passing);
      }
      left -= 1;
    } else {
      // The token was refused: once it is renewed, and the call starts anew.
      if (renewed) {
        return end("AuthenticationError");
      }
      renewed = true;
      left = repeatable ? retry : 0;
    }
  }
  return { name: "another attempt", maybeApplied: false, attempts: met.length };
}
