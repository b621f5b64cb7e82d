import * as v from "valibot";

const PayloadSchema = v.object({
  exp: v.optional(v.number()),
  iat: v.optional(v.number()),
});

/** What a JWT says of its own life, in milliseconds since the epoch. */
export interface JwtTimes {
  readonly expiresAt?: number | undefined;
  readonly issuedAt?: number | undefined;
}

/** Reads a JWT's times without checking its signature; text that is no JWT has none. */
export function readJwtTimes(token: string): JwtTimes {
  const payload = token.split(".")[1];
  if (payload === undefined) {
    return {};
  }
  try {
    const text = atob(payload.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0));
    const { exp, iat } = v.parse(PayloadSchema, JSON.parse(new TextDecoder().decode(bytes)));
    return {
      expiresAt: exp === undefined ? undefined : exp * 1000,
      issuedAt: iat === undefined ? undefined : iat * 1000,
    };
  } catch {
    return {};
  }
}
