import { ownField } from "../field.ts";

/** What a JWT says of its own life, in milliseconds since the epoch. */
export interface JwtTimes {
  readonly expiresAt?: number | undefined;
  readonly issuedAt?: number | undefined;
}

/** Reads a JWT's times without checking its signature; text that is no JWT has none. */
export function readJwtTimes(token: string): JwtTimes {
  try {
    const base64 = (token.split(".")[1] ?? "").replaceAll("-", "+").replaceAll("_", "/");
    // Only numbers are read, so the payload's UTF-8 need not be decoded.
    const payload: unknown = JSON.parse(atob(base64));
    const time = (name: string): number | undefined => {
      const seconds = ownField(payload, name);
      return typeof seconds === "number" ? seconds * 1000 : undefined;
    };
    return { expiresAt: time("exp"), issuedAt: time("iat") };
  } catch {
    return {};
  }
}
