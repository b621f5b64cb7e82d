import { expect, it } from "vitest";
import { copyPlain } from "../../../src/client/copy-plain.ts";

it("copies what is plain at any depth, circles and odd names too", () => {
  const row: unknown = JSON.parse('{"__proto__":1,"list":[{"a":null}]}');
  const given: unknown[] = [row, row, new Date(0), new Uint8Array([1]), "text", undefined];
  given.push(given);
  const copy = copyPlain(given);
  expect(copy).toEqual(given);
  expect(copy).not.toBe(given);
  expect(copy[0]).not.toBe(row);
  expect(JSON.stringify(copy[0])).toBe('{"__proto__":1,"list":[{"a":null}]}');
  expect(copy[1]).toBe(copy[0]);
  expect(copy[6]).toBe(copy);
  expect(copy[2]).not.toBe(given[2]);
  expect(copy[3]).not.toBe(given[3]);
});

it("leaves things of a class, functions and what can be iterated as they are", () => {
  const once = { async *[Symbol.asyncIterator]() {} };
  const given = [new Blob(["x"]), new AbortController().signal, () => 1, once, new Map()];
  expect(copyPlain(given).every((item, place) => item === given[place])).toBe(true);
});
