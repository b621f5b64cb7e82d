import { throwIfAborted, reasonOf } from "../abort.ts";
import { bodyReader } from "./body-reader.ts";

/**
 * Reads a body as text, but no more of it than `limit` bytes; `tooLong` makes the error. Bytes that are
 * no UTF-8 are refused where `fatal` says so.
 */
export async function readText(
  body: ReadableStream<Uint8Array<ArrayBuffer>> | null,
  limit: number,
  signal: AbortSignal,
  tooLong: () => Error,
  fatal = true,
): Promise<string> {
  if (body === null) {
    return "";
  }
  const reader = bodyReader(body);
  // Whoever sends slowly, or nothing at all, is left when the time is over.
  const leave = (): void => void reader.cancel(reasonOf(signal)).catch(() => undefined);
  signal.addEventListener("abort", leave, { once: true });
  const decoder = new TextDecoder("utf-8", { fatal });
  let length = 0;
  let text = "";
  try {
    for (;;) {
      throwIfAborted(signal);
      const { done, value } = await reader.read();
      throwIfAborted(signal);
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
