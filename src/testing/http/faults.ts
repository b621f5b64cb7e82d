import type { RecordedRequest } from "./recorded-request.ts";

/** A GraphQL error in the server's own envelope; every part may be left out. */
export interface ErrorFault {
  readonly message?: string;
  readonly status?: number;
  readonly key?: string | null;
  readonly stacktrace?: readonly string[];
  /** Where in the data the error happened. */
  readonly path?: readonly (string | number)[];
  /** The message alone, without `extensions`. */
  readonly bare?: boolean;
}

/** What becomes of a request instead of its answer. */
export interface Fault {
  /** An HTTP status; with `body` and `headers`, or a short text. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** The body, as it is: cut short, a web page, anything. */
  readonly body?: string;
  /** Default: `application/json` for a body, plain text for a status alone. */
  readonly contentType?: string;
  /** A GraphQL error. */
  readonly error?: ErrorFault;
  /** Partial data beside `error`. */
  readonly data?: unknown;
  /** The HTTP status that goes with `error`; default 200. */
  readonly httpStatus?: number;
  /** The connection drops: before the answer, or in the middle of its body. */
  readonly drop?: boolean | "body";
  /** Milliseconds until the answer, which is then as it would have been. */
  readonly delay?: number;
  /** No answer ever. */
  readonly hang?: boolean;
  /** Changes the JSON that would have been answered. */
  readonly mutate?: (answer: unknown) => unknown;
}

/** Which requests a fault is for: an operation's name, the end of a path, or a function. */
export type Match = string | ((request: RecordedRequest) => boolean);

/** The faults still to come. */
export interface Faults {
  /** Gives a function that takes the fault back. */
  add(match: Match, fault: Fault, times: number): () => void;
  /** Forgets those that are still to come. */
  clear(): void;
  /** The fault for this request, used up by asking. */
  take(request: RecordedRequest): Fault | undefined;
}

export function createFaults(): Faults {
  const pending = new Set<{ match: Match; fault: Fault; times: number }>();
  return {
    add: (match, fault, times) => {
      check(fault, times);
      const added = { match, fault, times };
      pending.add(added);
      return () => void pending.delete(added);
    },
    clear: () => pending.clear(),
    take: (request) => {
      const found = [...pending].find(({ match }) => matches(match, request));
      if (found === undefined) {
        return undefined;
      }
      found.times -= 1;
      if (found.times <= 0) {
        pending.delete(found);
      }
      return found.fault;
    },
  };
}

/** The longest time (ms) that timers can be set to: longer ones ring at once. */
const longestDelay = 2_147_483_647;

/** A mistake in a fault should show where it was made, not in an answer later. */
function check({ status, httpStatus, headers, delay }: Fault, times: number): void {
  if (!(times >= 1)) {
    throw new RangeError("A fault is for one request or more.");
  }
  for (const given of [status, httpStatus]) {
    if (given !== undefined && !(Number.isInteger(given) && given >= 200 && given <= 599)) {
      throw new RangeError("The status of a fault is an integer from 200 to 599.");
    }
  }
  if (delay !== undefined && !(delay >= 0 && delay <= longestDelay)) {
    throw new RangeError(
      `The delay of a fault is a number of milliseconds from 0 to ${longestDelay}. For no answer ever, use hang.`,
    );
  }
  // Throws a TypeError that names the header.
  new Headers(headers);
}

function matches(match: Match, request: RecordedRequest): boolean {
  if (typeof match === "function") {
    return match(request);
  }
  return match.startsWith("/") ? request.path.endsWith(match) : request.operation === match;
}
