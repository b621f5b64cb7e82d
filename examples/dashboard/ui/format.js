// @ts-check

const numbers = new Intl.NumberFormat("en", { maximumSignificantDigits: 5 });
const signed = new Intl.NumberFormat("en", { maximumSignificantDigits: 3, signDisplay: "always" });
const percents = new Intl.NumberFormat("en", {
  style: "percent",
  maximumFractionDigits: 1,
  signDisplay: "always",
});
// A due date is a day, wherever it is read.
const days = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeZone: "UTC" });
const ages = new Intl.RelativeTimeFormat("en", { numeric: "always", style: "short" });
const times = new Intl.DateTimeFormat("en", { timeStyle: "medium", hourCycle: "h23" });

const short = new Intl.NumberFormat("en", { maximumSignificantDigits: 3 });

/** @param {number} value about as much */
export const shortText = (value) => short.format(value);
/** @param {number} value */
export const numberText = (value) => numbers.format(value);
/** @param {number} value */
export const signedText = (value) => signed.format(value).replace("-", "−");
/** @param {number} value a share: 0.1 is ten percent */
export const percentText = (value) => percents.format(value).replace("-", "−");
/** @param {Date} date */
export const dayText = (date) => days.format(date);
/** @param {Date} date */
export const timeText = (date) => times.format(date);

/**
 * @param {number} count
 * @param {string} one
 * @param {string} [several]
 */
export function counted(count, one, several = `${one}s`) {
  return `${count} ${count === 1 ? one : several}`;
}

/**
 * How long ago something was: `10 s ago`, `3 min. ago`, `2 days ago`.
 *
 * @param {Date} date
 * @param {number} [now]
 */
export function agoText(date, now = Date.now()) {
  const seconds = Math.max((now - date.valueOf()) / 1000, 0);
  if (seconds < 60) {
    // In steps of five: a line that changes each second draws the eye.
    return seconds < 5 ? "just now" : `${Math.floor(seconds / 5) * 5} s ago`;
  }
  if (seconds < 3600) {
    return `${Math.floor(seconds / 60)} min ago`;
  }
  const hours = Math.floor(seconds / 3600);
  return hours < 48 ? ages.format(-hours, "hour") : ages.format(-Math.floor(hours / 24), "day");
}
