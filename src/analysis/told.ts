/** What was thrown, as text; anything can be thrown, also what has no text. */
export function told(error: unknown): string {
  try {
    return String(error);
  } catch {
    return "something without a message was thrown";
  }
}
