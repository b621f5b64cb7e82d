import { InvalidRequestError } from "../errors.ts";

/** Refuses what is no list of metrics' names, before anything is read. */
export function checkMetrics(metrics: readonly string[] | undefined): void {
  if (metrics !== undefined && !Array.isArray(metrics)) {
    throw new InvalidRequestError('metrics must be a list of names, such as ["auc"].');
  }
}
