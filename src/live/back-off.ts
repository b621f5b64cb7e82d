/** After many failures the pause is at most this many times the usual one. */
export const largestFactor = 10;

/**
 * How many times the usual pause to wait after so many failures in a row: twice as long each time,
 * up to ten times, and up to half of it left off by chance, so that many pages do not ask at once.
 */
export function backOff(failures: number): number {
  const factor = Math.min(2 ** failures, largestFactor);
  return factor * (1 - Math.random() / 2);
}
