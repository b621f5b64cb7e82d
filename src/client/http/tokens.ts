import type { Limiter } from "./limiter.ts";

/** Where attempts take their tokens from. */
export interface Tokens {
  /** The token that is good now. The one that was waited for counts as good until it is refused. */
  current(waitedFor: string | undefined): string | undefined;
  /** Waits for a token. */
  wait(signal: AbortSignal | undefined): Promise<string>;
  /** A token was taken by the server. */
  accept(token: string): void;
  /** A token was refused: no further attempt is given it. */
  refuse(token: string): void;
}

/** A place among those who may send, and the token to send with. */
export interface Turn {
  readonly token: string | undefined;
  /** Gives the place to the next in line. */
  readonly release: () => void;
}

/** Waits for a turn, and takes the token only then: while a call is in line, its token may be refused. */
export async function takeTurn(
  limiter: Limiter,
  tokens: Tokens | undefined,
  signal: AbortSignal | undefined,
): Promise<Turn> {
  let waitedFor: string | undefined;
  for (;;) {
    const release = await limiter.acquire(signal);
    const token = tokens?.current(waitedFor);
    if (tokens === undefined || token !== undefined) {
      return { token, release };
    }
    // Given back first, because the exchange of the token needs a turn too.
    release();
    waitedFor = await tokens.wait(signal);
  }
}
