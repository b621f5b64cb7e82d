import { isDate } from "../../client/is-date.ts";
import { sorted } from "../../client/sorted.ts";
import { loneDateText, numberText } from "./cell-text.ts";
import type { Cell } from "./read-columns.ts";

/** What is told of a column's values; of the four kinds, the one that fits it. */
export type Statistics =
  | { readonly numerical: NumericalStatistics }
  | { readonly text: TextStatistics }
  | { readonly date: DateStatistics }
  | { readonly boolean: BooleanStatistics };

interface NumericalStatistics {
  readonly missing: number;
  readonly mean: number | null;
  /** Of the sample: the divisor is one less than the count. */
  readonly stdDeviation: number | null;
  readonly quantiles: Readonly<Record<"qMin" | "q25" | "q50" | "q75" | "qMax", number | null>>;
}

interface TextStatistics {
  readonly missing: number;
  /** How many different values there are; the missing ones count as one. */
  readonly unique: number;
  readonly mostCommons: readonly { readonly value: string; readonly frequency: number }[];
}

/** Dates are UTC, without a zone. */
interface DateStatistics {
  readonly missing: number;
  readonly minimum: string;
  readonly mean: string;
  readonly median: string;
  readonly maximum: string;
}

interface BooleanStatistics {
  readonly missing: number;
  readonly true: number;
  readonly false: number;
}

/** The share of the cells that are missing. */
function missingShare(cells: readonly Cell[]): number {
  return cells.filter((cell) => cell === undefined).length / cells.length;
}

const finite = (number: number | undefined): number | null =>
  number !== undefined && Number.isFinite(number) ? number : null;

const sum = (numbers: readonly number[]): number =>
  numbers.reduce((total, number) => total + number, 0);

/** The value below which the share `q` of the ordered numbers lies, by linear interpolation. */
function quantile(ordered: readonly number[], q: number): number {
  const place = q * (ordered.length - 1);
  const low = ordered[Math.floor(place)] ?? Number.NaN;
  const high = ordered[Math.ceil(place)] ?? Number.NaN;
  const part = place % 1;
  return part === 0
    ? low
    : part < 0.5
      ? low + (high - low) * part
      : high - (high - low) * (1 - part);
}

/** Mean, spread and quartiles; what is not finite is null. */
export function numericalStatistics(cells: readonly Cell[]): NumericalStatistics {
  const numbers = cells
    .filter((cell) => typeof cell === "number" || typeof cell === "bigint")
    .map(Number);
  const ordered = sorted(numbers, (one, other) => one - other);
  const mean = sum(ordered) / ordered.length;
  const squares = sum(ordered.map((number) => (number - mean) ** 2));
  return {
    missing: missingShare(cells),
    mean: finite(mean),
    stdDeviation: ordered.length > 1 ? finite(Math.sqrt(squares / (ordered.length - 1))) : null,
    quantiles: {
      qMin: finite(ordered[0]),
      q25: finite(quantile(ordered, 0.25)),
      q50: finite(quantile(ordered, 0.5)),
      q75: finite(quantile(ordered, 0.75)),
      qMax: finite(ordered.at(-1)),
    },
  };
}

/** The three values that occur most; of those that occur equally often, the first ones. */
export function textStatistics(cells: readonly Cell[]): TextStatistics {
  const counts = new Map<unknown, { readonly value: string; count: number }>();
  let missing = 0;
  for (const cell of cells) {
    if (cell === undefined) {
      missing += 1;
      continue;
    }
    const key = identity(cell);
    const counted = counts.get(key);
    if (counted === undefined) {
      counts.set(key, { value: textOfCell(cell), count: 1 });
    } else {
      counted.count += 1;
    }
  }
  return {
    missing: missing / cells.length,
    unique: counts.size + Math.min(missing, 1),
    mostCommons: sorted(counts.values(), (one, other) => other.count - one.count)
      .slice(0, 3)
      .map(({ value, count }) => ({ value, frequency: count / cells.length })),
  };
}

/** What makes two cells the same value. In Python, where this comes from, `True` is 1. */
function identity(cell: NonNullable<Cell>): unknown {
  switch (typeof cell) {
    case "boolean":
      return Number(cell);
    case "bigint":
      return Number.isSafeInteger(Number(cell)) ? Number(cell) : cell;
    case "object":
      return `date ${String(isDate(cell) ? cell.valueOf() : Number.NaN)}`;
    default:
      return cell;
  }
}

function textOfCell(cell: NonNullable<Cell>): string {
  switch (typeof cell) {
    case "boolean":
      return cell ? "True" : "False";
    case "number":
      return numberText(cell);
    case "object":
      return isDate(cell) ? loneDateText(cell) : "";
    default:
      return String(cell);
  }
}

/** First, last, mean and middle of dates, of which there is at least one. */
export function dateStatistics(cells: readonly Cell[]): DateStatistics {
  const times = cells.filter(isDate).map(Number);
  const ordered = sorted(times, (one, other) => one - other);
  return {
    missing: missingShare(cells),
    minimum: isoText(ordered[0] ?? 0, 0),
    mean: meanText(sum(ordered), ordered.length),
    median: medianText(ordered),
    maximum: isoText(ordered.at(-1) ?? 0, 0),
  };
}

/** Exact to the microsecond, and cut there: as numbers of microseconds, sums would be rounded. */
function meanText(total: number, count: number): string {
  const whole = Math.trunc(total / count);
  return isoText(whole, Math.trunc(((total - whole * count) * 1000) / count));
}

function medianText(ordered: readonly number[]): string {
  const half = (ordered.length - 1) / 2;
  const [low = 0, high = 0] = [ordered[Math.floor(half)], ordered[Math.ceil(half)]];
  return meanText(low + high, 2);
}

/** Milliseconds since 1970, and microseconds beside them, as ISO text with a fraction where there is one. */
function isoText(milliseconds: number, microseconds: number): string {
  const early = microseconds < 0 ? 1 : 0;
  const date = new Date(milliseconds - early);
  const rest = date.getUTCMilliseconds() * 1000 + microseconds + early * 1000;
  const second = date.toISOString().slice(0, 19);
  return rest === 0 ? second : `${second}.${String(rest).padStart(6, "0")}`;
}

/** The shares of true and false. */
export function booleanStatistics(cells: readonly Cell[]): BooleanStatistics {
  const share = (value: boolean): number =>
    cells.filter((cell) => cell === value).length / cells.length;
  return { missing: missingShare(cells), true: share(true), false: share(false) };
}
