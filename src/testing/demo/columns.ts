import type { ColumnSeed } from "../seed/dataset.ts";

/** `quantiles`: the smallest value, the quartiles and the largest; `missing`: a share of 1. */
export function number(
  name: string,
  description: string,
  [mean, stdDeviation]: readonly [number, number],
  [qMin, q25, q50, q75, qMax]: readonly [number, number, number, number, number],
  missing = 0,
): ColumnSeed {
  const quantiles = { qMin, q25, q50, q75, qMax };
  return {
    name,
    description,
    categoryType: "NUMERICAL",
    statistics: { numerical: { mean, stdDeviation, quantiles, missing } },
  };
}

/** `mostCommons`: values and their shares of 1. */
export function text(
  name: string,
  description: string,
  unique: number,
  mostCommons: Readonly<Record<string, number>> = {},
  missing = 0,
): ColumnSeed {
  return {
    name,
    ...(description === "" ? {} : { description }),
    categoryType: "TEXT",
    statistics: {
      text: {
        unique,
        missing,
        mostCommons: Object.entries(mostCommons).map(([value, frequency]) => ({
          value,
          frequency,
        })),
      },
    },
  };
}

/** Days such as `2026-06-30`. */
export function date(
  name: string,
  description: string,
  [minimum, median, maximum]: readonly [string, string, string],
  missing = 0,
): ColumnSeed {
  const at = (day: string): string => `${day}T00:00:00.000Z`;
  return {
    name,
    description,
    categoryType: "DATE",
    statistics: {
      date: {
        minimum: at(minimum),
        median: at(median),
        mean: at(median),
        maximum: at(maximum),
        missing,
      },
    },
  };
}

/** `share`: how much of 1 is true. */
export function flag(name: string, description: string, share: number): ColumnSeed {
  return {
    name,
    description,
    categoryType: "BOOLEAN",
    statistics: { boolean: { true: share, false: Number((1 - share).toFixed(4)), missing: 0 } },
  };
}
