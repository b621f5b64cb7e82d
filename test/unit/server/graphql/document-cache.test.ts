import { expect, it } from "vitest";
import { documentReader } from "../../../../src/server/graphql/document-cache.ts";
import { readSchema } from "../../../../src/server/graphql/schema.ts";
import { limitsOf } from "../../../../src/server/graphql/limits.ts";

const common = "{ whoAmI { user { name } } }";

it("keeps what passed, a bounded number of it, and never what was refused", () => {
  const read = documentReader(limitsOf(), readSchema());
  const first = read(common);
  expect(read(common)).toBe(first);
  expect(() => read("{ nothing }")).toThrow("not an operation");
  expect(() => read("{ nothing }")).toThrow("not an operation");
  const long = `{ whoAmI { user { name } } } ${"#".repeat(20_000)}`;
  expect(read(long)).not.toBe(read(long));
  for (let number = 0; number < 10; number += 1) {
    const big = `query q${number} ${common} ${"#".repeat(18_000)}`;
    expect(read(big)).toBe(read(big));
  }
  // They take room for how long they are, not one place each.
  expect(read(common)).toBe(first);
  for (let number = 10; number < 40; number += 1) {
    read(`query q${number} ${common} ${"#".repeat(18_000)}`);
  }
  expect(read(common)).not.toBe(first);
});
