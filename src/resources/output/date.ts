/** A date of the protocol; null where there is none, or none that can be read. */
export function dateOf(text: string | null): Date | null {
  const date = new Date(text ?? Number.NaN);
  return Number.isNaN(date.valueOf()) ? null : date;
}
