import { checkReadable } from "../../client/check-call.ts";
import * as v from "valibot";
import type { List, ListOptions } from "../../client/list/list.ts";
import { input, query, unprovenArgument } from "../../client/graphql/operation.ts";
import { pageOf } from "../../client/list/page.ts";
import type { Runtime } from "../reading/runtime.ts";
import { listOf, pageArgument } from "../reading/paged-list.ts";
import { maybe, maybeNumber, maybeText, text } from "../../schemas/leaf.ts";

const StatisticsSchema = v.object({
  numerical: maybe(
    v.object({
      mean: maybeNumber,
      stdDeviation: maybeNumber,
      quantiles: maybe(
        v.object({
          qMin: maybeNumber,
          q25: maybeNumber,
          q50: maybeNumber,
          q75: maybeNumber,
          qMax: maybeNumber,
        }),
      ),
      missing: maybeNumber,
    }),
  ),
  text: maybe(
    v.object({
      unique: maybeNumber,
      missing: maybeNumber,
      mostCommons: maybe(v.array(v.object({ value: maybeText, frequency: maybeNumber }))),
    }),
  ),
  date: maybe(
    v.object({
      minimum: maybeText,
      maximum: maybeText,
      median: maybeText,
      mean: maybeText,
      missing: maybeNumber,
    }),
  ),
  boolean: maybe(v.object({ true: maybeNumber, false: maybeNumber, missing: maybeNumber })),
});

/** What is known of a column's values; of the four kinds, the one that fits it is set. */
export interface ColumnStatistics {
  readonly numerical: {
    readonly mean: number | null;
    readonly stdDeviation: number | null;
    readonly quantiles: {
      readonly qMin: number | null;
      readonly q25: number | null;
      readonly q50: number | null;
      readonly q75: number | null;
      readonly qMax: number | null;
    } | null;
    readonly missing: number | null;
  } | null;
  readonly text: {
    readonly unique: number | null;
    readonly missing: number | null;
    readonly mostCommons:
      | readonly { readonly value: string | null; readonly frequency: number | null }[]
      | null;
  } | null;
  readonly date: {
    readonly minimum: string | null;
    readonly maximum: string | null;
    readonly median: string | null;
    readonly mean: string | null;
    readonly missing: number | null;
  } | null;
  readonly boolean: {
    readonly true: number | null;
    readonly false: number | null;
    readonly missing: number | null;
  } | null;
}

const ColumnSchema = v.object({
  name: text,
  categoryType: maybeText,
  description: maybeText,
  statistics: maybe(StatisticsSchema),
});

/** `sourceColumns`, page by page. */
export const sourceColumns = query(
  "sourceColumns",
  {
    id: "Float!",
    columnSourceType: input<string>("ColumnSourceType!"),
    page: unprovenArgument(pageArgument("PageInput")),
  },
  pageOf(ColumnSchema),
);

/** A column of a file or table. */
export interface Column {
  readonly name: string;
  /** `BOOLEAN`, `NUMERICAL`, `DATE`, `TEXT`, or a newer server's word. */
  readonly type: string | null;
  readonly description: string | null;
  /** Null where the organization keeps none, for small data say. */
  readonly statistics: ColumnStatistics | null;
}

/** The list of columns of a file or table. */
export function columnsOf(
  { client }: Runtime,
  item: { readonly id: number; readonly type: string },
  options: ListOptions | undefined,
): List<Column> {
  checkReadable(item, "The item");
  const columnSourceType = item.type === "table" ? "DBColumnSource" : "FileSourceColumn";
  return listOf(
    client,
    {
      operation: sourceColumns,
      variables: (page) => ({ id: item.id, columnSourceType, page }),
      make: ({ name, categoryType, description, statistics }): Column =>
        Object.freeze({ name, type: categoryType, description, statistics }),
    },
    options,
  );
}
