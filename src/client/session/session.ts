import { throwIfAborted } from "../abort.ts";
import { AuthenticationError } from "../../errors.ts";
import { singleFlight } from "../single-flight.ts";

/** A token and, where that is known, how long it is good. */
export interface IssuedToken {
  readonly token: string;
  /** Milliseconds since the epoch, by the clock of whoever made it. */
  readonly expiresAt?: number | undefined;
  /** Milliseconds from now on that it is good; undefined, or none at all: until it is refused. */
  readonly lifetime?: number | undefined;
}

/** Keeps the JWT: one request for it however many wait, renewed before it expires. */
export interface Session {
  /** A token that is good for now, or for `lasting` more milliseconds where such are made. */
  token(signal: AbortSignal | undefined, lasting?: number): Promise<string>;
  /** The token that is good now. The one that was waited for counts as good until it is forgotten. */
  current(waitedFor: string | undefined): string | undefined;
  /** A token was taken by the server. */
  accept(token: string): void;
  /**
   * Gives a token that was refused to nobody any more. False: it is kept, because one new token after
   * another was refused, and a newer one would be as well.
   */
  forget(token: string): boolean;
  /** A token other than `refused`: the one another caller already renewed, or a new one, unless it is kept. */
  renew(refused: string, signal: AbortSignal | undefined): Promise<string>;
}

/** How long before it expires a token is renewed, in milliseconds. */
const margin = 60_000;
/** New tokens that may be refused in a row before the next one is kept: single refusals by chance are fewer. */
const mostRefusals = 6;
/** Milliseconds for which a token is kept then. */
const longestKept = 10_000;

interface Held {
  readonly token: string;
  /** By the local clock. */
  readonly renewAt: number;
  readonly issuedAt: number;
}

export function createSession(
  issue: (signal: AbortSignal) => Promise<IssuedToken>,
  now: () => number = Date.now,
): Session {
  let held: Held | undefined;
  // Calls refused with the same token may come back one after another: one answer serves all.
  let lost: { readonly token: string; readonly error: AuthenticationError } | undefined;
  const refresh = singleFlight(async (signal) => {
    const issued = await issue(signal);
    held = { token: issued.token, renewAt: renewalTime(issued, now()), issuedAt: now() };
    return held.token;
  });

  const current: Session["current"] = (waitedFor) =>
    held !== undefined && (now() < held.renewAt || held.token === waitedFor)
      ? held.token
      : undefined;

  const token: Session["token"] = async (signal, lasting = 0) => {
    throwIfAborted(signal);
    return held !== undefined && now() + within(held, lasting) < held.renewAt
      ? held.token
      : refresh(signal);
  };

  let refusals = 0;
  const forget: Session["forget"] = (refused) => {
    if (held?.token !== refused) {
      return true;
    }
    const age = now() - held.issuedAt;
    if (refusals >= mostRefusals && age >= 0 && age < longestKept) {
      return false;
    }
    refusals += 1;
    held = undefined;
    return true;
  };

  return {
    token,
    current,
    accept: (taken) => {
      if (held?.token === taken) {
        refusals = 0;
      }
    },
    forget,
    renew: async (refused, signal) => {
      if (held === undefined && lost?.token === refused) {
        throw lost.error;
      }
      if (!forget(refused)) {
        return refused;
      }
      try {
        return await token(signal);
      } catch (error) {
        if (error instanceof AuthenticationError) {
          lost = { token: refused, error };
        }
        throw error;
      }
    },
  };
}

/** A token that is short-lived has to last half of its life at most: a new one would be no better. */
function within({ renewAt, issuedAt }: Held, lasting: number): number {
  return Math.min(lasting, (renewAt - issuedAt) / 2);
}

/** A token that looks dead on arrival is used until it is refused: one of the clocks is wrong. */
function renewalTime({ lifetime = 0 }: IssuedToken, now: number): number {
  return lifetime > 0
    ? // A token that lives shorter than the margin would be renewed for every single call.
      now + lifetime - Math.min(margin, lifetime / 2)
    : Number.POSITIVE_INFINITY;
}
