import * as v from "valibot";

/** Which page is wanted; `index` counts from 1. */
export interface PageInput {
  readonly index: number;
  readonly size: number;
}

/** One page of a list, as it was asked for by its index, which counts from 1. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly page: { readonly index: number; readonly size: number };
  /** How many items all pages hold together. */
  readonly total: number;
}

/** The schema of one page of `item`. */
export function pageOf<Item extends v.GenericSchema>(
  item: Item,
): v.ObjectSchema<
  {
    readonly items: v.ArraySchema<Item, undefined>;
    readonly page: v.ObjectSchema<
      { readonly index: v.NumberSchema<undefined>; readonly size: v.NumberSchema<undefined> },
      undefined
    >;
    readonly total: v.NumberSchema<undefined>;
  },
  undefined
> {
  return v.object({
    items: v.array(item),
    page: v.object({ index: v.number(), size: v.number() }),
    total: v.number(),
  });
}
