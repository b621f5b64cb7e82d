import { AuthenticationError, RateLimitError } from "../../errors.ts";
import type { IssuedToken } from "../../client/session/session.ts";
import { isRecent } from "../is-recent.ts";

/** Milliseconds for which a refusal of the API token stands, and for how long Vectice may ask to wait. */
const pause = 10_000;
const longestPause = 60_000;

type Issue = (signal: AbortSignal) => Promise<IssuedToken>;

/**
 * Exchanges no API token for a while after Vectice refused one, or asked to wait. Each request of each
 * page would otherwise cost an exchange.
 */
export function issueRarely(issue: Issue, now = (): number => Date.now()): Issue {
  let refused: { readonly error: unknown; readonly at: number; readonly wait: number } | undefined;
  return async (signal) => {
    if (refused !== undefined && isRecent(refused.at, refused.wait, now())) {
      throw refused.error;
    }
    try {
      return await issue(signal);
    } catch (error) {
      refused = { error, at: now(), wait: pauseAfter(error) };
      throw error;
    }
  };
}

/** A function that gives no token may give one the next time: only Vectice's own word counts. */
function pauseAfter(error: unknown): number {
  if (error instanceof RateLimitError) {
    return Math.min((error.retryAfter ?? 0) * 1_000, longestPause);
  }
  return error instanceof AuthenticationError && error.operation === "authenticate" ? pause : 0;
}
