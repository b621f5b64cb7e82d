import { AuthenticationError } from "../../errors.ts";
import { TokenRefusedByField } from "../http/answer.ts";
import type { Tokens } from "../http/tokens.ts";
import type { Session } from "./session.ts";

interface WithTokenOptions {
  readonly signal?: AbortSignal | undefined;
  /** Is told that the token was refused, before it is renewed. */
  readonly onRefused?: (() => void) | undefined;
}

/**
 * Makes a call with the session's token. Where the token is refused before anything was done, it is
 * renewed, and the call is made once more. A write that a field of its own refused, or that may have
 * been carried out, is not.
 */
export async function withToken<T>(
  session: Session,
  call: (tokens: Tokens) => Promise<T>,
  { signal, onRefused }: WithTokenOptions = {},
): Promise<T> {
  let refused: string | undefined;
  const tokens: Tokens = {
    current: session.current,
    wait: session.token,
    accept: session.accept,
    refuse: (token) => {
      refused = session.forget(token) ? token : undefined;
    },
  };
  try {
    return await call(tokens);
  } catch (error) {
    const isFinal =
      error instanceof TokenRefusedByField ||
      (error instanceof AuthenticationError && error.maybeApplied === true);
    if (refused === undefined || isFinal) {
      throw error;
    }
    onRefused?.();
    await session.renew(refused, signal);
    return call(tokens);
  }
}
