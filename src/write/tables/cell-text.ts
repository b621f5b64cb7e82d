/**
 * A number as Python writes a float: `1.0`, `1e-05`, `1e+16`. Columns that travel as text hold their
 * numbers so, and the server has never seen another form.
 */
export function floatText(number: number): string {
  const size = Math.abs(number);
  if (Object.is(number, -0)) {
    return "-0.0";
  }
  if (size !== 0 && (size < 1e-4 || size >= 1e16)) {
    const [digits, exponent = ""] = number.toExponential().split("e");
    return `${digits}e${exponent.charAt(0)}${exponent.slice(1).padStart(2, "0")}`;
  }
  return Number.isInteger(number) ? `${number}.0` : String(number);
}

/** A number as Python writes it where integers and others stand in one column. */
export function numberText(number: number): string {
  return Number.isSafeInteger(number) ? String(number) : floatText(number);
}

/** How exactly the dates of a column are written: the same for all of them. */
export type DatePrecision = "day" | "second" | "millisecond";

/** The coarsest precision that loses nothing of these dates. */
export function datePrecision(dates: readonly Date[]): DatePrecision {
  if (dates.some((date) => date.getUTCMilliseconds() !== 0)) {
    return "millisecond";
  }
  return dates.every((date) => date.valueOf() % 86_400_000 === 0) ? "day" : "second";
}

/** A date as UTC text without a zone: `2020-01-03`, `2020-01-03 10:00:00`. */
export function dateText(date: Date, precision: DatePrecision): string {
  const [day = "", time = ""] = date.toISOString().split("T");
  return precision === "day" ? day : `${day} ${time.slice(0, precision === "second" ? 8 : 12)}`;
}

/** A date where not only dates stand: with its time, and to the microsecond where it has a fraction. */
export function loneDateText(date: Date): string {
  return date.getUTCMilliseconds() === 0
    ? dateText(date, "second")
    : `${dateText(date, "millisecond")}000`;
}
