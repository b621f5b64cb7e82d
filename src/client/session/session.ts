import { AuthenticationError } from "../../errors.ts";
import { singleFlight } from "../single-flight.ts";

/** A token and, where it is known, what the server's clock said when it was made. */
export interface IssuedToken {
  readonly token: string;
  /** Milliseconds since the epoch. */
  readonly expiresAt?: number | undefined;
  /** Milliseconds since the epoch, by the server's clock, at the moment of issue. */
  readonly serverTime?: number | undefined;
}

/** Keeps the JWT: one request for it however many wait, renewed before it expires. */
export interface Session {
  /** A token that is good for now, or for `lasting` more milliseconds where such are made. */
  token(signal: AbortSignal | undefined, lasting?: number): Promise<string>;
  /** The token that is good now. The one that was waited for counts as good until it is forgotten. */
  current(waitedFor: string | undefined): string | undefined;
  /** Gives a token that was refused to nobody any more. */
  forget(token: string): void;
  /** A token other than `refused`: the one another caller already renewed, or a new one. */
  renew(refused: string, signal: AbortSignal | undefined): Promise<string>;
}

/** How long before it expires a token is renewed, in milliseconds. */
const margin = 60_000;

interface Held {
  readonly token: string;
  /** By the local clock. */
  readonly renewAt: number;
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
    held = { token: issued.token, renewAt: renewalTime(issued, now()) };
    return held.token;
  });

  const current: Session["current"] = (waitedFor) =>
    held !== undefined && (now() < held.renewAt || held.token === waitedFor)
      ? held.token
      : undefined;

  const token: Session["token"] = async (signal, lasting = 0) => {
    signal?.throwIfAborted();
    return held !== undefined && now() + lasting < held.renewAt ? held.token : refresh(signal);
  };

  const forget: Session["forget"] = (refused) => {
    if (held?.token === refused) {
      held = undefined;
    }
  };

  return {
    token,
    current,
    forget,
    renew: async (refused, signal) => {
      if (held === undefined && lost?.token === refused) {
        throw lost.error;
      }
      forget(refused);
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

function renewalTime(issued: IssuedToken, now: number): number {
  if (issued.expiresAt === undefined) {
    return Number.POSITIVE_INFINITY;
  }
  const lifetime = issued.expiresAt - (issued.serverTime ?? now);
  // A token that lives shorter than the margin would be renewed for every single call.
  return now + lifetime - Math.min(margin, Math.max(0, lifetime / 2));
}
