import { InvalidRequestError } from "../errors.ts";

/** The most that timers of any runtime can wait, about 24 days. */
export const longestPause = 2 ** 31 - 1;
const shortestPause = 100;

/** Checks the milliseconds between two reads. */
export function checkInterval(every: unknown): void {
  if (!(typeof every === "number" && every >= shortestPause && every <= longestPause)) {
    const shown = typeof every === "number" ? every : typeof every;
    throw new InvalidRequestError(
      `every must be a number of milliseconds from ${shortestPause} to ${longestPause}, but is ${shown}: pass 10_000 to read every ten seconds.`,
    );
  }
}
