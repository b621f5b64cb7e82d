import { TimeoutError } from "../errors.ts";
import { onAbort, untilAborted } from "./abort.ts";

interface DownloadFacts {
  readonly operation: string;
  /** Milliseconds that may pass without a byte. */
  readonly timeout: number;
  readonly stream: { readonly signal: AbortSignal | undefined } | undefined;
}

/**
 * The body of an answer as a stream that ends as calls do: an abort fails it with the signal's
 * reason, silence with a `TimeoutError`, a dropped connection with what `failed` makes of it. One
 * that ends before its announced length was cut short.
 */
export function downloadBody(
  response: Response,
  controller: AbortController,
  { operation, timeout, stream }: DownloadFacts,
  failed: (error: unknown) => unknown,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const reader = (response.body ?? new Blob().stream()).getReader();
  const end = onAbort(stream?.signal, (reason) => controller.abort(reason));
  let missing = announcedLength(response.headers);
  return new ReadableStream(
    {
      pull: async (out) => {
        const stuck = (): void =>
          controller.abort(
            new TimeoutError(`${operation} stood still for ${timeout} ms (option timeout).`, {
              operation,
            }),
          );
        const clock = setTimeout(stuck, timeout);
        try {
          const chunk = await untilAborted(reader.read(), controller.signal);
          if (chunk.value !== undefined) {
            missing -= chunk.value.length;
            out.enqueue(chunk.value);
          } else if (missing > 0) {
            throw new TypeError(`the file ended ${missing} bytes too soon`);
          } else {
            end();
            out.close();
          }
        } catch (error) {
          end();
          out.error(controller.signal.aborted ? controller.signal.reason : failed(error));
          controller.abort(error);
        } finally {
          clearTimeout(clock);
        }
      },
      cancel: async (reason) => {
        end();
        controller.abort(reason);
        await reader.cancel(reason).catch(() => undefined);
      },
    },
    { highWaterMark: 0 },
  );
}

/** How many bytes must come; zero where the server does not say, or sends them compressed. */
function announcedLength(headers: Headers): number {
  return headers.has("content-encoding") ? 0 : Number(headers.get("content-length") ?? 0) || 0;
}
