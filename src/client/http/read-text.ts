/** Reads a body as text, but no more of it than `limit` bytes; `tooLong` makes the error. */
export async function readText(
  body: ReadableStream<Uint8Array> | null,
  limit: number,
  signal: AbortSignal,
  tooLong: () => Error,
): Promise<string> {
  if (body === null) {
    return "";
  }
  const reader = body.getReader();
  // Whoever sends slowly, or nothing at all, is left when the time is over.
  const leave = (): void => void reader.cancel(signal.reason).catch(() => undefined);
  signal.addEventListener("abort", leave, { once: true });
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let length = 0;
  let text = "";
  try {
    for (;;) {
      signal.throwIfAborted();
      const { done, value } = await reader.read();
      signal.throwIfAborted();
      if (done) {
        return text + decoder.decode();
      }
      length += value.byteLength;
      if (length > limit) {
        throw tooLong();
      }
      text += decoder.decode(value, { stream: true });
    }
  } catch (error) {
    leave();
    throw error;
  } finally {
    signal.removeEventListener("abort", leave);
  }
}
