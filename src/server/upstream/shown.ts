/** A caller's own text, as messages may quote it. */
export function shown(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, " ").slice(0, 100);
}
