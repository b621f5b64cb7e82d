/** The command was called in a way that it cannot follow; nothing was sent. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
