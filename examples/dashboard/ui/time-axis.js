// @ts-check

const day = 86_400;
/** @param {Intl.DateTimeFormatOptions} options */
const format = (options) => new Intl.DateTimeFormat("en", { timeZone: "UTC", ...options });
const years = format({ year: "numeric" });
const months = format({ month: "short" });
const days = format({ month: "short", day: "numeric" });
const times = format({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

/**
 * The words under a time axis, as fine as its steps; a second line names what they leave out, where
 * it begins and where it changes.
 *
 * @param {readonly number[]} seconds since 1970
 * @param {number} step between two of them
 */
export function timeLabels(seconds, step) {
  const [word, more] =
    step < day ? [times, days] : step < 28 * day ? [days, years] : [months, years];
  let before = "";
  return seconds.map((second) => {
    const date = new Date(second * 1000);
    if (step >= 365 * day) {
      return years.format(date);
    }
    const around = more.format(date);
    const isSaid = around === before;
    before = around;
    return isSaid ? word.format(date) : `${word.format(date)}\n${around}`;
  });
}

/**
 * A little room at both ends of the time; a single moment gets a day.
 *
 * @param {number} start
 * @param {number} end
 * @returns {[number, number]}
 */
export function timeRange(start, end) {
  const room = (end - start) * 0.03 || day / 2;
  return [start - room, end + room];
}
