import { afterEach, expect, it } from "vitest";
import { createProxy } from "../../../src/server/index.ts";

const polluted = "authorize";

afterEach(() => {
  Reflect.deleteProperty(Object.prototype, polluted);
});

it("lets nobody in by what another script put on Object.prototype", () => {
  // oxlint-disable-next-line no-extend-native -- an attacker would do just that
  Object.defineProperty(Object.prototype, polluted, {
    value: () => true,
    configurable: true,
    enumerable: false,
  });
  const options = { apiToken: "token", host: "https://vectice.example.com" };
  expect(() => {
    Reflect.apply(createProxy, undefined, [options]);
  }).toThrow("The option authorize must be a function");
});
