/** Whether a value is a date, also one of another realm: of a frame, or of Node's own functions in Jest. */
export function isDate(value: unknown): value is Date {
  return Object.prototype.toString.call(value) === "[object Date]";
}
