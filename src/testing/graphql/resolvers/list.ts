import * as v from "valibot";
import { type Paged, pageOf } from "../paging.ts";
import { Refusal } from "../../refusal.ts";
import type { ResolverContext } from "./context.ts";

/** Arguments that name a page. */
const PageSchema = v.nullish(
  v.object({ index: v.nullish(v.number()), size: v.nullish(v.number()) }),
);

const ListSchema = v.object({
  page: PageSchema,
  order: v.nullish(v.object({ field: v.string(), direction: v.picklist(["ASC", "DESC"]) })),
});

/** What a list may be ordered by. */
export type OrderKeys<T> = Readonly<Record<string, (record: T) => string | number | null>>;

/** The page of a list that its arguments ask for, in the order that they ask for. */
export function listOf<T>(
  records: readonly T[],
  args: unknown,
  { pageLimit }: ResolverContext,
  keys: OrderKeys<T> = {},
): Paged<T> {
  const { page, order } = v.parse(ListSchema, args);
  if (order === null || order === undefined) {
    return pageOf(records, page ?? {}, pageLimit);
  }
  const key = Object.hasOwn(keys, order.field) ? keys[order.field] : undefined;
  if (key === undefined) {
    throw new Refusal(400, `this list has no order by ${order.field}`);
  }
  const sign = order.direction === "ASC" ? 1 : -1;
  const sorted = records.toSorted((one, other) => sign * compare(key(one), key(other)));
  return pageOf(sorted, page ?? {}, pageLimit);
}

function compare(one: string | number | null, other: string | number | null): number {
  if (typeof one === "number" && typeof other === "number") {
    return one - other;
  }
  return String(one ?? "").localeCompare(String(other ?? ""), "en");
}

/** A list that official clients ask for without a page: where no page may be asked for, it is whole. */
export function wholeOr<T>(
  records: readonly T[],
  args: unknown,
  context: ResolverContext,
): Paged<T> {
  const page = { index: 1, size: Math.max(records.length, 1) };
  return context.strict
    ? { items: [...records], page, total: records.length }
    : listOf(records, args, context);
}
