import { expect, it } from "vitest";
import { documentReader } from "../../../src/server/document-reader.ts";
import { limitsOf } from "../../../src/server/limits.ts";

it("keeps what passed, a bounded number of it, and never what was refused", () => {
  const read = documentReader(limitsOf());
  const first = read("{ whoAmI { user { name } } }");
  expect(read("{ whoAmI { user { name } } }")).toBe(first);
  expect(() => read("{ nothing }")).toThrow("not an operation");
  expect(() => read("{ nothing }")).toThrow("not an operation");
  for (let number = 0; number < 200; number += 1) {
    read(`query q${number} { whoAmI { user { name } } }`);
  }
  expect(read("{ whoAmI { user { name } } }")).not.toBe(first);
  const long = `{ whoAmI { user { name } } } ${"#".repeat(5_000)}`;
  expect(read(long)).not.toBe(read(long));
});
