/** Half of a character, which nobody can decode. */
const half = /\p{Cs}/gu;

/** Whether text holds no half of a character. Not every platform has `isWellFormed`. */
export function isWellFormed(text: string): boolean {
  return text.search(half) === -1;
}

/** The text with a sign in place of each half of a character. */
export function toWellFormed(text: string): string {
  return text.replace(half, "\u{FFFD}");
}
