import { checkThing } from "./check-options.ts";
import type { ValuedVersion } from "./inputs.ts";

/** A value that only one of two versions has, or both have alike. */
export interface ComparedValue<Value> {
  readonly key: string;
  readonly value: Value;
}

/** A value that two versions have differently. */
export interface ChangedValue<Value> {
  readonly key: string;
  readonly before: Value;
  readonly after: Value;
}

/** A metric that two versions have differently. */
export interface ChangedMetric extends ChangedValue<number> {
  /** `after` less `before`. */
  readonly difference: number;
  /** The difference as a share of `before`, 0.1 for ten percent more; null when `before` is 0. */
  readonly relative: number | null;
}

/** How the values of two versions differ, each part sorted by key. */
export interface Comparison<Value, Changed> {
  readonly added: readonly ComparedValue<Value>[];
  readonly removed: readonly ComparedValue<Value>[];
  readonly changed: readonly Changed[];
  readonly unchanged: readonly ComparedValue<Value>[];
}

/** How two versions differ. */
export interface VersionComparison {
  readonly metrics: Comparison<number, ChangedMetric>;
  readonly properties: Comparison<string, ChangedValue<string>>;
}

/**
 * What changed in metrics and properties from one version to another. Sends nothing.
 *
 * @example
 * const { metrics } = compareVersions(before, after);
 * for (const { key, difference } of metrics.changed) console.log(key, difference);
 */
export function compareVersions(before: ValuedVersion, after: ValuedVersion): VersionComparison {
  for (const version of [before, after]) {
    checkThing(version, "A version with metrics and properties");
    checkThing(version.metrics, "A version with metrics");
    checkThing(version.properties, "A version with properties");
  }
  const metrics = compare(before.metrics, after.metrics);
  return {
    metrics: {
      ...metrics,
      changed: metrics.changed.map((change) => ({
        ...change,
        difference: change.after - change.before,
        relative:
          change.before === 0 ? null : (change.after - change.before) / Math.abs(change.before),
      })),
    },
    properties: compare(before.properties, after.properties),
  };
}

function compare<Value>(
  before: Readonly<Record<string, Value | undefined>>,
  after: Readonly<Record<string, Value | undefined>>,
): Comparison<Value, ChangedValue<Value>> {
  // Maps: a key may be any text, also one that every object has.
  const [old, now] = [valuesByKey(before), valuesByKey(after)];
  const only = (some: ReadonlyMap<string, Value>, others: ReadonlyMap<string, Value>) =>
    sorted([...some].flatMap(([key, value]) => (others.has(key) ? [] : [{ key, value }])));
  const both = [...old].flatMap(([key, value]) => {
    const newer = now.get(key);
    return newer === undefined ? [] : [{ key, before: value, after: newer }];
  });
  return {
    added: only(now, old),
    removed: only(old, now),
    changed: sorted(both.filter((pair) => !isSame(pair.before, pair.after))),
    unchanged: sorted(
      both.flatMap(({ key, ...pair }) =>
        isSame(pair.before, pair.after) ? [{ key, value: pair.after }] : [],
      ),
    ),
  };
}

function valuesByKey<Value>(
  record: Readonly<Record<string, Value | undefined>>,
): ReadonlyMap<string, Value> {
  const known = Object.entries(record).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, value] as const],
  );
  return new Map(known);
}

/** NaN is the same as NaN, and -0 as 0. */
function isSame(before: unknown, after: unknown): boolean {
  return before === after || Object.is(before, after);
}

function sorted<T extends { readonly key: string }>(entries: readonly T[]): T[] {
  const copy = [...entries];
  copy.sort((one, other) => (one.key < other.key ? -1 : 1));
  return copy;
}
