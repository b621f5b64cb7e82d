import { InvalidRequestError } from "../errors.ts";

/** Checks how deep to read; gives it, or what it is by default. */
export function checkDepth(depth: number | undefined, otherwise: number): number {
  if (depth !== undefined && !(depth >= 0)) {
    throw new InvalidRequestError(`depth must be a number of steps from 0 up, but is ${depth}.`);
  }
  return depth ?? otherwise;
}

/** Refuses what is no list of metrics' names, before anything is read. */
export function checkMetrics(metrics: readonly string[] | undefined): void {
  if (metrics !== undefined && !Array.isArray(metrics)) {
    throw new InvalidRequestError('metrics must be a list of names, such as ["auc"].');
  }
}
