import { describe, expect, it } from "vitest";
import { readJwtTimes } from "../../../../src/client/session/jwt.ts";

const jwt = (payload: unknown): string =>
  `e30.${Buffer.from(JSON.stringify(payload)).toString("base64url")}.x`;

describe("readJwtTimes", () => {
  it("reads base64url with characters of its own and text that is not ASCII", () => {
    expect(readJwtTimes(jwt({ exp: 2, iat: 1, name: "Zoë ÿþ ???>>>" }))).toEqual({
      expiresAt: 2000,
      issuedAt: 1000,
    });
  });

  it.each(["", "opaque", "a.b.c", "a.%%%.c", jwt("text"), jwt({ exp: "soon" }), jwt(null)])(
    "finds no times in %j",
    (token) => {
      expect(readJwtTimes(token)).toEqual({});
    },
  );

  it("leaves out what is not there", () => {
    expect(readJwtTimes(jwt({}))).toEqual({ expiresAt: undefined, issuedAt: undefined });
  });
});
