import { metricOf } from "./metric-of.ts";
import { oldestFirst } from "./oldest-first.ts";
import type { DatedVersion, Listed, ReadOptions } from "./things.ts";

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
 * @param options - `signal` ends it
 * @throws whatever reading the versions throws
 *
 * @example
 * const points = await metricHistory(await connection.model("MDL-3"), "auc");
 * plot(points.map(({ version }) => version.name), points.map(({ value }) => value));
 */
export async function metricHistory<Version extends DatedVersion>(
  model: { versions(options?: ReadOptions): Listed<Version> },
  key: string,
  options: ReadOptions = {},
): Promise<MetricPoint<Version>[]> {
  const versions = await model.versions(options);
  return oldestFirst(versions).map((version) => ({
    date: version.createdAt,
    value: metricOf(version.metrics, key) ?? null,
    version,
  }));
}
