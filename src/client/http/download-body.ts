import { NetworkError, TimeoutError } from "../../errors.ts";
import { onAbort, untilAborted } from "../abort.ts";
import { quoted } from "../text/excerpt.ts";
import type { Redactor } from "../text/redactor.ts";

/** The bytes of an answer, on their way. */
export type Body = ReadableStream<Uint8Array<ArrayBuffer>>;

/** A file on its way. */
export interface DownloadBody {
  readonly stream: Body;
  /** How many bytes must come, where that is known. */
  readonly size: number | undefined;
  /** Whether any of it was read. */
  readonly begun: boolean;
}

interface DownloadFacts {
  readonly operation: string;
  /** Milliseconds that may pass without a byte. */
  readonly timeout: number;
  /** Ends it, also before it is read. */
  readonly signal: AbortSignal | undefined;
  /** What the file was asked for by. */
  readonly reference: string;
}

/**
 * The body of an answer as a stream that ends as calls do: an abort fails it with the signal's
 * reason, silence with a `TimeoutError`, and when the connection drops, or it ends before its
 * announced length, a `NetworkError`.
 */
export function downloadBody(
  response: Response,
  controller: AbortController,
  { operation, timeout, signal, reference }: DownloadFacts,
  redactor: Redactor,
): DownloadBody {
  const reader = (response.body ?? new Blob().stream()).getReader();
  const end = onAbort(signal, (reason) => controller.abort(reason));
  const size = announcedLength(response);
  const facts = { operation, resource: "file", reference };
  let missing = size ?? 0;
  let how = "broke off";
  const stream = new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      pull: async (out) => {
        body.begun = true;
        const stuck = (): void =>
          controller.abort(
            new TimeoutError(`${operation} stood still for ${timeout} ms (option timeout).`, {
              ...facts,
              retryable: true,
            }),
          );
        const clock = setTimeout(stuck, timeout);
        try {
          const chunk = await untilAborted(reader.read(), controller.signal);
          if (chunk.value !== undefined) {
            missing -= chunk.value.length;
            out.enqueue(chunk.value);
          } else if (missing > 0) {
            how = `ended ${missing} bytes too soon`;
            throw new TypeError(how);
          } else {
            end();
            out.close();
          }
        } catch (error) {
          end();
          out.error(
            controller.signal.aborted
              ? controller.signal.reason
              : new NetworkError(`The file ${quoted(reference)} ${how}. Download it again.`, {
                  ...facts,
                  retryable: true,
                  cause: redactor.cause(error),
                }),
          );
          controller.abort(error);
        } finally {
          clearTimeout(clock);
        }
      },
      cancel: async (reason) => {
        body.begun = true;
        end();
        controller.abort(reason);
        await reader.cancel(reason).catch(() => undefined);
      },
    },
    { highWaterMark: 0 },
  );
  const body = { stream, size, begun: false };
  return body;
}

/** How many bytes must come, where the server says so. */
function announcedLength({ headers, type }: Response): number | undefined {
  const length = headers.get("content-length") ?? "";
  // Of another origin, a page sees the length but not whether it is that of compressed bytes.
  return /^\d+$/.test(length) && type !== "cors" && !headers.has("content-encoding")
    ? Number(length)
    : undefined;
}
