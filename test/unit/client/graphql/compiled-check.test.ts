import * as fc from "fast-check";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { compileCheck } from "../../../../src/client/graphql/compiled-check.ts";

const PageSchema = v.object({
  items: v.array(
    v.object({
      id: v.string(),
      count: v.number(),
      done: v.boolean(),
      note: v.nullish(v.string(), null),
      home: v.nullish(v.object({ id: v.string() })),
    }),
  ),
  total: v.number(),
});

const leaf = fc.oneof(fc.string(), fc.double(), fc.boolean(), fc.constant(null), fc.constant({}));
const item = fc.record(
  {
    id: fc.oneof(fc.string(), leaf),
    count: fc.oneof(fc.double(), leaf),
    done: fc.oneof(fc.boolean(), leaf),
    note: fc.oneof(fc.string(), leaf),
    home: fc.oneof(fc.record({ id: fc.string(), more: leaf }), leaf),
    more: leaf,
  },
  { requiredKeys: ["id", "count", "done"] },
);
const page = fc.record({ items: fc.oneof(fc.array(item, { maxLength: 3 }), leaf), total: leaf });
const good = { id: "a", count: 1, done: true, note: null, home: { id: "b" } };

describe("what fits a schema", () => {
  it("is what valibot gives, or left to valibot", () => {
    let checked = 0;
    fc.assert(
      fc.property(page, (value) => {
        const found = compileCheck(PageSchema)(value);
        if (found !== undefined) {
          checked += 1;
          expect({ success: true, output: found.output }).toEqual({
            success: true,
            output: v.parse(PageSchema, value),
          });
        }
      }),
      { numRuns: 2_000, seed: 1 },
    );
    expect(checked).toBeGreaterThan(20);
  });

  it("is what servers usually send, without what was not asked for", () => {
    const value = { items: [{ ...good, more: 1 }], total: 1 };
    const output = compileCheck(PageSchema)(value)?.output;
    expect(output).toEqual({ items: [good], total: 1 });
    expect(output?.items[0]).not.toBe(value.items[0]);
  });

  it("is frozen, with all that it holds", () => {
    const output = compileCheck(PageSchema)({ items: [good], total: 1 })?.output;
    for (const part of [output, output?.items, output?.items[0], output?.items[0]?.home]) {
      expect(Object.isFrozen(part)).toBe(true);
    }
  });

  it("has null for what is missing where that is the default, and there alone", () => {
    const check = compileCheck(v.object({ note: v.nullish(v.string(), null) }));
    expect(check({})).toEqual({ output: { note: null } });
    expect(compileCheck(v.object({ note: v.nullish(v.string()) }))({})).toBeUndefined();
  });

  it.each([
    ["a missing field", PageSchema, { items: [] }],
    ["a wrong one", PageSchema, { items: [{ ...good, count: "1" }], total: 1 }],
    ["a transformation", v.pipe(v.string(), v.transform(Number)), "1"],
    ["a fallback", v.fallback(v.string(), "none"), "1"],
    ["a default", v.nullish(v.string(), "none"), null],
    ["a schema of another kind", v.union([v.string()]), "1"],
  ])("is not %s", (_, schema, value) => {
    expect(compileCheck(schema)(value)).toBeUndefined();
  });
});
