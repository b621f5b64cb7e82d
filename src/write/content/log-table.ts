import { checkCall, checkReadable } from "../../client/check-call.ts";
import { field } from "../../client/field.ts";
import { quoted } from "../../client/text/excerpt.ts";
import { InvalidRequestError } from "../../errors.ts";
import { type TableDefinition, toTableInput } from "../tables/table.ts";
import type { IterationTarget, WriteRuntime } from "../runtime.ts";
import { addContent } from "./add-content.ts";
import type { LogOptions } from "./section.ts";

/** The rows of a table, and which columns of them. */
export type TableRows =
  | readonly object[]
  | { readonly rows: readonly object[]; readonly columns?: readonly string[] | undefined };

/** Options of what logs tables. */
export interface LogTableOptions extends LogOptions {
  /** Leaves out rows over 100 and columns over 20, with a warning; default false: they are refused. */
  readonly cut?: boolean | undefined;
}

/** Logs a table: `logTable(name, rows, options)` or `logTable(table, options)`. */
export async function logTable(
  runtime: WriteRuntime,
  iteration: IterationTarget,
  table: string | TableDefinition,
  rows: TableRows | LogTableOptions | undefined,
  lastOptions: LogTableOptions | undefined,
): Promise<void> {
  const [definition, options = {}] =
    typeof table === "string"
      ? [namedTable(table, rows), lastOptions]
      : [table, isRows(rows) ? undefined : rows];
  checkCall(options);
  checkReadable(definition, "A table");
  const entityMetadata = toTableInput(definition, options, runtime.client.logger);
  await addContent(runtime, iteration, { type: "EntityMetadata", entityMetadata }, options);
}

const isRows = (given: TableRows | LogTableOptions | undefined): given is TableRows =>
  Array.isArray(given) || field(given, "rows") !== undefined;

function namedTable(name: string, given: TableRows | LogTableOptions | undefined): TableDefinition {
  if (!isRows(given)) {
    throw new InvalidRequestError(
      `Table ${quoted(name)} needs rows: logTable(name, rows), or logTable(name, { rows, columns }).`,
    );
  }
  return "rows" in given ? { name, ...given } : { name, rows: given };
}
