import { checkReading, checkThing } from "./check-options.ts";
import { metricOf } from "./metric-of.ts";
import type { DatedVersion, Listed, ListReadOptions } from "./inputs.ts";

/** A metric of one version. */
export interface MetricPoint<Version> {
  /** When the version was made; null where the server does not say. */
  readonly date: Date | null;
  /** Null where the version has no such metric: a gap in the line. */
  readonly value: number | null;
  readonly version: Version;
}

/**
 * A metric over all versions of a model, oldest first, ready to plot: a point for every version.
 *
 * @param options - `signal` ends it; `onProgress` is told how many versions came
 * @throws whatever reading the versions throws
 *
 * @example
 * const points = await metricHistory(await connection.model("MDL-3"), "auc");
 * plot(points.map(({ version }) => version.name), points.map(({ value }) => value));
 */
export async function metricHistory<Version extends DatedVersion>(
  model: { versions(options?: ListReadOptions): Listed<Version> },
  key: string,
  options: ListReadOptions = {},
): Promise<MetricPoint<Version>[]> {
  checkThing(model, "A model", "versions");
  checkReading(options);
  const versions = await model.versions(options);
  return oldestFirst(versions).map((version) => ({
    date: version.createdAt,
    value: metricOf(version.metrics, key) ?? null,
    version,
  }));
}

/**
 * Sorts by age. Ids count up as versions are made: they decide between versions of the same moment,
 * and between all of them when the server left out the date of one.
 */
function oldestFirst<Version extends DatedVersion>(versions: readonly Version[]): Version[] {
  const dated = versions.every(({ createdAt }) => createdAt !== null);
  const age = ({ createdAt }: Version): number => (dated ? (createdAt?.valueOf() ?? 0) : 0);
  const sorted = [...versions];
  sorted.sort((one, other) => age(one) - age(other) || numberOf(one) - numberOf(other));
  return sorted;
}

/** 12 of `MDV-12`. */
function numberOf({ id }: DatedVersion): number {
  return Number(/\d+$/.exec(id)?.[0] ?? 0);
}
