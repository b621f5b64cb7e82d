import { afterEach, describe, expect, it } from "vitest";
import { createProxy } from "../../../../src/server/index.ts";

const made = (cache: unknown) => (): unknown =>
  Reflect.apply(createProxy, undefined, [
    { apiToken: "token", host: "https://vectice.example.com", authorize: () => true, cache },
  ]);

afterEach(() => {
  Reflect.deleteProperty(Object.prototype, "store");
});

describe("the option cache", () => {
  it.each([
    [true, "cache must be { seconds, maximumBytes } and perhaps { store }, but is a boolean"],
    [null, "but is null"],
    [[], "but is a list"],
    [{ seconds: 1, maximumBytes: 1, ttl: 1 }, 'but has "ttl"'],
    [{ maximumBytes: 1 }, "cache.seconds must be a number above 0, but is a undefined"],
    [{ seconds: 0, maximumBytes: 1 }, "cache.seconds must be a number above 0, but is 0"],
    [{ seconds: -1, maximumBytes: 1 }, "but is -1"],
    [{ seconds: Number.POSITIVE_INFINITY, maximumBytes: 1 }, "but is Infinity"],
    [{ seconds: Number.NaN, maximumBytes: 1 }, "but is NaN"],
    [{ seconds: "5", maximumBytes: 1 }, "but is a string"],
    [{ seconds: 1 }, "cache.maximumBytes must be a whole number above 0, but is a undefined"],
    [{ seconds: 1, maximumBytes: 0 }, "cache.maximumBytes must be a whole number above 0"],
    [{ seconds: 1, maximumBytes: 1.5 }, "but is 1.5"],
    [{ seconds: 1, maximumBytes: Number.POSITIVE_INFINITY }, "but is Infinity"],
    [{ seconds: 1, maximumBytes: 1, store: {} }, "must have the methods get, set and delete"],
    [{ seconds: 1, maximumBytes: 1, store: null }, "must have the methods get, set and delete"],
    [{ seconds: 1, maximumBytes: 1, store: "redis://" }, "must have the methods"],
  ])("refuses %j", (cache, message) => {
    expect(made(cache)).toThrow(message);
    expect(made(cache)).toThrow(expect.objectContaining({ name: "SettingsError" }));
  });

  it("takes fractions of a second, and a Map for a store", () => {
    expect(made({ seconds: 0.5, maximumBytes: 1, store: new Map() })).not.toThrow();
    expect(made(undefined)).not.toThrow();
  });

  it("takes no store that another script put on Object.prototype", () => {
    // oxlint-disable-next-line no-extend-native -- an attacker would do just that
    Object.defineProperty(Object.prototype, "store", { value: {}, configurable: true });
    expect(made({ seconds: 1, maximumBytes: 1 })).not.toThrow();
  });
});
