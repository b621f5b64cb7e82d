import type { Logger } from "../../client/text/logger.ts";
import { quoted } from "../../client/text/excerpt.ts";
import { kindOf } from "../../environment/source.ts";
import { InvalidRequestError } from "../../errors.ts";
import type { CheckedSource } from "./dataset-source.ts";

/** What columns hold, by their names. */
export type ColumnDescriptions = Readonly<Record<string, string | undefined>>;

/** The descriptions that were given, checked. */
export function checkDescriptions(columns: unknown): ReadonlyMap<string, string> {
  if (columns === undefined) {
    return new Map();
  }
  if (typeof columns !== "object" || columns === null || Symbol.iterator in columns) {
    throw new InvalidRequestError(
      `columns must be a plain object of { [column]: description }, but is ${kindOf(columns)}.`,
      { resource: "columns" },
    );
  }
  const descriptions = new Map<string, string>();
  for (const [name, description] of Object.entries<unknown>({ ...columns })) {
    if (typeof description === "string") {
      descriptions.set(name, description);
    } else if (description !== undefined) {
      throw new InvalidRequestError(
        `The description of the column ${quoted(name)} must be text, but is ${kindOf(description)}.`,
        { resource: "columns", reference: name },
      );
    }
  }
  return descriptions;
}

/**
 * Refuses a described column that no source has. Where the columns of a source are not known, it is
 * only logged that the description is not sent.
 */
export function checkDescribed(
  descriptions: ReadonlyMap<string, string>,
  sources: readonly CheckedSource[],
  logger: Pick<Logger, "warn">,
): void {
  const names = new Set<string>();
  let all = true;
  for (const { rows, tables } of sources) {
    const known = rows === undefined ? tables?.flatMap((table) => table.columns) : rows.columns;
    for (const { name } of known ?? []) {
      names.add(name);
    }
    all &&= rows !== undefined || tables?.every(({ columns }) => columns.length > 0) === true;
  }
  const unknown = [...descriptions.keys()].filter((name) => !names.has(name));
  if (unknown.length === 0) {
    return;
  }
  const what = unknown.map((name) => quoted(name)).join(", ");
  if (all) {
    throw new InvalidRequestError(
      `columns describes ${what}, which no source has. Is it spelt as in the data?`,
      { resource: "columns", reference: unknown[0] },
    );
  }
  logger.warn(`The descriptions of ${what} are not sent: no source tells of these columns.`);
}
