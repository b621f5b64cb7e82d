// @ts-check

/**
 * Milliseconds between two readings: those that the address says, such as `?refresh=60000`, or the usual ones.
 *
 * @param {string} search
 * @param {number} usual
 */
export function pauseOf(search, usual) {
  const pause = Number(new URLSearchParams(search).get("refresh"));
  return pause >= 100 && pause < 2 ** 31 ? pause : usual;
}
