import { checkReading, checkThing } from "./check-options.ts";
import type { Listed, ListReadOptions, ValuedVersion } from "./inputs.ts";

/**
 * Lists the metrics that any version of a model has, in alphabetical order.
 *
 * @example
 * const keys = await metricsOf(await connection.model("MDL-3")); // ["auc", "f1"]
 */
export async function metricsOf(
  model: { versions(options?: ListReadOptions): Listed<Pick<ValuedVersion, "metrics">> },
  options: ListReadOptions = {},
): Promise<string[]> {
  checkThing(model, "A model", "versions");
  checkReading(options);
  const versions = await model.versions(options);
  return [...new Set(versions.flatMap(({ metrics }) => Object.keys(metrics)))].toSorted(
    (one, other) => one.localeCompare(other, "en"),
  );
}
