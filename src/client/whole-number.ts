import type { VecticeError } from "../errors.ts";

/** A number of the caller's, checked; `most` may be infinite, and then the number as well. */
export function wholeNumber(
  Refusal: new (message: string) => VecticeError,
  name: string,
  value: number,
  least: number,
  most: number = Number.POSITIVE_INFINITY,
): number {
  if (!(Number.isInteger(value) || value === most) || value < least || value > most) {
    throw new Refusal(
      `${name} must be a whole number from ${least} to ${most}, but is ${typeof value === "number" ? value : typeof value}.`,
    );
  }
  return value;
}
