import type { Session } from "../../client/session/session.ts";
import { AuthenticationError } from "../../errors.ts";
import { isRecent } from "../is-recent.ts";

/** Milliseconds for which a renewed token is kept, also when it is refused. */
const pause = 30_000;

/**
 * A session that renews at most once in a while. Where Vectice refuses whatever token it gives, each
 * request of each page would otherwise cost an exchange more.
 */
export function renewRarely(session: Session, now = (): number => Date.now()): Session {
  let renewed: { readonly token: string; readonly at: number } | undefined;
  const isNew = (token: string): boolean =>
    renewed?.token === token && isRecent(renewed.at, pause, now());
  return {
    ...session,
    forget: (token) => !isNew(token) && session.forget(token),
    renew: async (refused, signal) => {
      if (isNew(refused)) {
        throw new AuthenticationError("Vectice refused a token that was renewed just now.");
      }
      const token = await session.renew(refused, signal);
      if (renewed?.token !== token) {
        renewed = { token, at: now() };
      }
      return token;
    },
  };
}
