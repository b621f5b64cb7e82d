/** A metric by its key, whatever the key; undefined where there is none, or no number to count with. */
export function metricOf(
  metrics: Readonly<Record<string, number | undefined>>,
  key: string,
): number | undefined {
  const value = Object.hasOwn(metrics, key) ? metrics[key] : undefined;
  return Number.isFinite(value) ? value : undefined;
}
