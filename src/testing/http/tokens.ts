import { jwtVerify, SignJWT } from "jose";
import * as v from "valibot";
import type { UserData } from "../store/data.ts";

/** Gives out JWTs for users, and recognises them. */
export interface Authority {
  issue(user: UserData): Promise<string>;
  /** The e-mail address of the user whom a JWT that is still good was made for. */
  recognise(jwt: string): Promise<string | undefined>;
  /** From now on, no JWT given out so far is good. */
  expireTokens(): void;
}

const PayloadSchema = v.object({ sub: v.string(), generation: v.number() });

/** `lifetime` in seconds; `now` in milliseconds since the epoch. */
export function createAuthority(lifetime: number, now: () => number): Authority {
  const secret = crypto.getRandomValues(new Uint8Array(32));
  let generation = 0;
  let serial = 0;
  return {
    issue: ({ email }) => {
      const seconds = Math.floor(now() / 1000);
      serial += 1;
      return new SignJWT({ generation })
        .setProtectedHeader({ alg: "HS256", typ: "JWT" })
        .setSubject(email)
        .setJti(String(serial))
        .setIssuedAt(seconds)
        .setExpirationTime(seconds + lifetime)
        .sign(secret);
    },
    recognise: async (jwt) => {
      try {
        const { payload } = await jwtVerify(jwt, secret, {
          currentDate: new Date(now()),
          algorithms: ["HS256"],
        });
        const claims = v.parse(PayloadSchema, payload);
        return claims.generation === generation ? claims.sub : undefined;
      } catch {
        return undefined;
      }
    },
    expireTokens: () => {
      generation += 1;
    },
  };
}
