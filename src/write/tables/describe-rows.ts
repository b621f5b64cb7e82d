import { isDate } from "../../client/is-date.ts";
import { quoted } from "../../client/text/excerpt.ts";
import type { Logger } from "../../client/text/logger.ts";
import { type ColumnType, columnType } from "./column-type.ts";
import { type Cell, type ReadColumn, readColumns } from "./read-columns.ts";
import {
  booleanStatistics,
  dateStatistics,
  numericalStatistics,
  type Statistics,
  textStatistics,
} from "./statistics.ts";

/** What an organization allows to be told of data (`getOrgConfig`). */
export interface StatisticsLimits {
  /** Of fewer rows nothing is told, so that nobody can be recognised. */
  readonly rowThreshold: number;
  /** Statistics are of no more rows than that. */
  readonly sampleRows: number;
  /** Only the first columns have statistics. */
  readonly maxColumns: number;
}

/** The limits where the organization sets none. */
export const usualLimits: StatisticsLimits = {
  rowThreshold: 100,
  sampleRows: 400,
  maxColumns: 400,
};

/** A column as it travels (`DatasetColumnInput`). */
export interface DescribedColumn {
  readonly name: string;
  readonly dataType: string;
  readonly statistics: Statistics | {};
  readonly categoryType: Category;
}

type Category = "BOOLEAN" | "NUMERICAL" | "DATE" | "TEXT";

/** What is told of rows; the rows themselves stay here. */
export interface DescribedRows {
  readonly rowsNumber: number;
  readonly columnsNumber: number;
  readonly columns: readonly DescribedColumn[];
  /** True only where there were too few rows. */
  readonly skippedStatistics: boolean;
}

/** The words of a data frame, which the server knows. */
const words: Readonly<Record<ColumnType, readonly [dataType: string, category: Category]>> = {
  boolean: ["bool", "BOOLEAN"],
  integer: ["int64", "NUMERICAL"],
  float: ["float64", "NUMERICAL"],
  date: ["datetime64[us]", "DATE"],
  text: ["str", "TEXT"],
  mixed: ["string", "TEXT"],
};

/** Rows whose values were checked. */
export interface ReadRows {
  /** Names the rows in messages. */
  readonly what: string;
  readonly rowsNumber: number;
  readonly columns: readonly ReadColumn[];
}

/** Reads rows, without telling anything of them yet. */
export function readRows(rows: readonly object[], what: string): ReadRows {
  return { what, rowsNumber: rows.length, columns: readColumns(rows, what, undefined, true) };
}

/** Columns, types and statistics of rows. */
export function describeRows(
  { what, rowsNumber, columns: read }: ReadRows,
  { rowThreshold, sampleRows, maxColumns }: StatisticsLimits,
  schemaOnly: boolean,
  logger: Pick<Logger, "warn">,
): DescribedRows {
  const tooFew = rowsNumber < rowThreshold;
  const told = !tooFew && !schemaOnly;
  if (tooFew) {
    logger.warn(
      `${what}: no statistics are told of fewer than ${rowThreshold} rows, to keep the data anonymous.`,
    );
  } else if (told && read.length > maxColumns) {
    logger.warn(`${what}: statistics are told of the first ${maxColumns} columns only.`);
  }
  const failed: string[] = [];
  const columns = read.map((column, index): DescribedColumn => {
    const type = columnType(column);
    const [dataType, categoryType] = words[type];
    let statistics: Statistics | {} = {};
    if (told && index < maxColumns) {
      const found = statisticsOf(type, sample(column.cells, sampleRows));
      statistics = found ?? {};
      if (found === undefined) {
        failed.push(quoted(column.name));
      }
    }
    return { name: column.name, dataType, statistics, categoryType };
  });
  if (failed.length > 0) {
    logger.warn(
      `${what}: no statistics can be told of ${failed.join(", ")}: there are no values, or arrays and objects among them.`,
    );
  }
  return {
    rowsNumber,
    columnsNumber: read.length,
    columns,
    skippedStatistics: tooFew,
  };
}

/** Cells at even distances: the same ones each time. */
function sample(cells: readonly Cell[], most: number): readonly Cell[] {
  return cells.length <= most
    ? cells
    : Array.from({ length: most }, (_, index) => cells[Math.floor((index * cells.length) / most)]);
}

/** Undefined where there is nothing to be told. */
function statisticsOf(type: ColumnType, cells: readonly Cell[]): Statistics | undefined {
  switch (type) {
    case "boolean":
      return { boolean: booleanStatistics(cells) };
    case "integer":
    case "float":
      return { numerical: numericalStatistics(cells) };
    case "date":
      // A sample of a column of dates may hold none.
      return cells.some((cell) => cell !== undefined) ? { date: dateStatistics(cells) } : undefined;
    default:
      return cells.some((cell) => typeof cell === "object" && !isDate(cell))
        ? undefined
        : { text: textStatistics(cells) };
  }
}
