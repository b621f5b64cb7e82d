import { InvalidRequestError } from "../errors.ts";

/** The most that timers of any runtime can wait, about 24 days. */
export const longestPause = 2 ** 31 - 1;
const shortestPause = 100;

/** Checks the milliseconds between two reads. */
export function checkInterval(every: number): void {
  if (!(every >= shortestPause && every <= longestPause)) {
    throw new InvalidRequestError(
      `every must be a number of milliseconds from ${shortestPause} to ${longestPause}, but is ${String(every)}: pass 10_000 to read every ten seconds.`,
    );
  }
}
