import { describe, expect, expectTypeOf, it } from "vitest";
import { type Plain, plainOf } from "../../../src/query/plain.ts";

describe("plainOf", () => {
  it("gives dates as text, keeps NaN, null and undefined, and calls toJSON", () => {
    const thing = {
      toJSON: () => ({ id: 1, date: new Date(0), metrics: { auc: Number.NaN }, none: null }),
    };
    expect(plainOf([thing, undefined])).toEqual([
      { id: 1, date: "1970-01-01T00:00:00.000Z", metrics: { auc: Number.NaN }, none: null },
      undefined,
    ]);
    expect(plainOf(new Date("x"))).toBeNull();
  });

  it("tells its types as they are then", () => {
    expectTypeOf<Plain<{ toJSON(): { readonly date: Date | null } }>>().toEqualTypeOf<{
      readonly date: string | null;
    }>();
    expectTypeOf<Plain<readonly Date[]>>().toEqualTypeOf<readonly string[]>();
    type OpenUnion = "Low" | (string & {});
    expectTypeOf<Plain<OpenUnion | null>>().toEqualTypeOf<OpenUnion | null>();
  });
});
