import { isHTTPError, type RetryOptions } from "ky";
import { NetworkError } from "../../errors.ts";
import { pause } from "../abort.ts";
import { retryAfterSeconds } from "./answer.ts";

/** Nobody waits longer than this (s) because a server says so: the call fails at once then. */
const longestRetryAfter = 60;
/** Milliseconds before the second attempt; each further wait is twice as long, up to the longest. */
const firstWait = 300;
const longestWait = 10_000;

/** What a status of 400 and above says of the request that it answers. */
interface StatusMeaning {
  /** Whether the cause may be gone a moment later, so that a read is worth another attempt. */
  readonly passing: boolean;
  /** Whether a write may have been carried out all the same. */
  readonly leavesOpen: boolean;
}

/** Decides by ranges and meaning, because gateways have statuses of their own (520 to 530 among them). */
export function meaningOf(status: number): StatusMeaning {
  // Request Timeout, and what gateways say of a request that was broken off (Client Closed Request): nobody says how far it came.
  if (status === 408 || status === 499) {
    return { passing: true, leavesOpen: true };
  }
  // Too Early, Too Many Requests: refused before anything was done.
  if (status === 425 || status === 429) {
    return { passing: true, leavesOpen: false };
  }
  // The request itself is refused, and will be the next time.
  if (status < 500) {
    return { passing: false, leavesOpen: false };
  }
  // Not Implemented, an HTTP version or extension that is missing, a network that asks for a login.
  if ([501, 505, 506, 510, 511].includes(status)) {
    return { passing: false, leavesOpen: false };
  }
  // The server failed, or a gateway that does not know what the server did.
  return { passing: true, leavesOpen: true };
}

/** Why another attempt may succeed, and how long to wait first (ms). Undefined: it would not, or not soon. */
function nextAttempt(
  failure: unknown,
  count: number,
): { readonly wait: number; readonly reason: string } | undefined {
  // An answer: the server may say how long to wait. Limits of other makes are not heeded.
  if (isHTTPError(failure)) {
    const { status, headers } = failure.response;
    const asked = retryAfterSeconds(headers);
    return asked !== undefined && asked > longestRetryAfter
      ? undefined
      : {
          wait: asked === undefined ? backOff(count) : asked * 1000,
          reason: `the server answered ${status}`,
        };
  }
  // No answer, or half of one. A redirect is a NetworkError too, and would come again.
  if (failure instanceof NetworkError && failure.retryable) {
    return { wait: backOff(count), reason: "no answer came" };
  }
  // An abort, a time limit, an answer that makes no sense.
  return undefined;
}

/** Half of each wait is random: enough to spread callers, never so little that it is no wait. */
function backOff(count: number): number {
  return Math.min(longestWait, firstWait * 2 ** (count - 1)) * (0.5 + Math.random() / 2);
}

/** ky's rules for one call. `tell` is given each wait (ms) and the reason for it; an abort ends the wait. */
export function retryRules(
  limit: number,
  signal: AbortSignal | undefined,
  tell: (wait: number, reason: string) => void,
): RetryOptions {
  return {
    limit,
    methods: ["get", "post"],
    // The wait is over when ky asks for it.
    delay: () => 0,
    shouldRetry: async ({ error, retryCount }) => {
      const next = nextAttempt(error, retryCount);
      if (next === undefined) {
        return false;
      }
      tell(next.wait, next.reason);
      await pause(next.wait, signal);
      return true;
    },
  };
}
