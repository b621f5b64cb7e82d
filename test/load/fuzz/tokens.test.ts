import * as fc from "fast-check";
import { describe, it } from "vitest";
import { readJwtTimes } from "../../../src/client/session/jwt.ts";
import { Connection } from "../../../src/index.ts";
import { createBackend } from "../../../src/testing/index.ts";
import { anyText, anyValue, fuzz, seed } from "./fuzz.ts";

const base64 = (text: string): string => Buffer.from(text).toString("base64url");
const times = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(0, -1, 1e308, -1e308, Math.floor(Date.now() / 1000) + 3600),
  fc.jsonValue(),
);
const payload = fc.oneof(
  fc.record({ exp: times, iat: times }, { requiredKeys: [] }).map((value) => JSON.stringify(value)),
  fc.json(),
  anyText,
);
const jwt = fc.oneof(
  fc.tuple(anyText, payload, anyText).map((parts) => parts.map(base64).join(".")),
  payload.map((text) => `eyJhbGciOiJIUzI1NiJ9.${base64(text)}.c2ln`),
  fc
    .array(fc.string({ unit: fc.constantFrom("e", "y", "J", ".", "=", "-", "_", "/") }))
    .map(String),
  anyText,
);

describe(`JWTs of any form (SEED=${seed})`, { timeout: 90_000 }, () => {
  it("tell when they end, or do not", () =>
    fuzz(jwt, readJwtTimes, ({ expiresAt, issuedAt }) => {
      for (const time of [expiresAt, issuedAt]) {
        if (time !== undefined && typeof time !== "number") {
          throw new Error("a time that is no number");
        }
      }
    }));

  it("from the server, which is not asked for them without end", () =>
    fuzz(
      fc.oneof(jwt, fc.jsonValue()),
      async (token) => {
        let asked = 0;
        await Connection.open({
          apiToken: "a-token",
          host: "https://vectice.example.com",
          logLevel: "silent",
          retry: 0,
          fetch: async (url) => {
            asked += 1;
            if (asked > 10) {
              throw new Error(`asked ${asked} times`);
            }
            return url.endsWith("/authenticate")
              ? Response.json({ token })
              : Response.json({ data: { whoAmI: { user: { name: "Ada" } } } });
          },
        });
        return asked;
      },
      (asked) => {
        if (asked > 5) {
          throw new Error(`asked ${asked} times`);
        }
      },
    ));

  it("from a function of one's own", async () => {
    const backend = createBackend();
    await fuzz(fc.oneof(jwt, anyValue), (given) => {
      const options = { fetch: backend.fetch, logLevel: "silent", accessToken: () => given };
      const opened: unknown = Reflect.apply(Connection.open, undefined, [options]);
      return opened;
    });
  });
});
