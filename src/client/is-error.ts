/** Whether a value is an error, also one of another realm, as the platform's are in Jest. */
export function isError(value: unknown): value is Error {
  return (
    value instanceof Error ||
    /^\[object (?:Error|DOMException)\]$/.test(Object.prototype.toString.call(value))
  );
}
