import { NetworkError, TimeoutError } from "../../errors.ts";
import { onAbort, untilAborted, abortWith, reasonOf } from "../abort.ts";
import { bodyReader } from "./body-reader.ts";
import { bytesOfResponse, type HeldBytes } from "./bytes-of-response.ts";
import { makeStream } from "./make-stream.ts";
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
  /** What the platform holds all of it in, once it was read; absent where it comes as a stream. */
  readonly held?: () => Blob | undefined;
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
  const { reader, held } = readerOf(response);
  const end = onAbort(signal, (reason) => abortWith(controller, reason));
  const size = announcedLength(response);
  const facts = { operation, resource: "file", reference };
  let missing = size ?? 0;
  let how = "broke off";
  const stream = makeStream({
    pull: async (out) => {
      body.begun = true;
      const stuck = (): void =>
        abortWith(
          controller,
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
            ? reasonOf(controller.signal)
            : new NetworkError(`The file ${quoted(reference)} ${how}. Download it again.`, {
                ...facts,
                retryable: true,
                cause: redactor.cause(error),
              }),
        );
        abortWith(controller, error);
      } finally {
        clearTimeout(clock);
      }
    },
    cancel: async (reason) => {
      body.begun = true;
      end();
      abortWith(controller, reason);
      await reader.cancel(reason).catch(() => undefined);
    },
  });
  const body = { stream, size, begun: false, ...(held && { held }) };
  return body;
}

/** What reads a body. React Native has no body that is a stream: there it comes in one piece. */
function readerOf(response: Response): {
  readonly reader: Pick<ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>, "read" | "cancel">;
  readonly held?: () => Blob | undefined;
} {
  if (response.body) {
    return { reader: bodyReader(response.body) };
  }
  let whole: HeldBytes | undefined;
  return {
    reader: {
      read: async () => {
        const isFirst = whole === undefined;
        whole ??= await bytesOfResponse(response);
        return isFirst && whole.bytes.length > 0
          ? { done: false, value: whole.bytes }
          : { done: true, value: undefined };
      },
      cancel: async () => undefined,
    },
    held: () => whole?.blob,
  };
}

/** How many bytes must come, where the server says so. */
export function announcedLength({ headers, type }: Response): number | undefined {
  const length = headers.get("content-length") ?? "";
  // Of another origin, a page sees the length but not whether it is that of compressed bytes.
  return /^\d+$/.test(length) && type !== "cors" && !headers.has("content-encoding")
    ? Number(length)
    : undefined;
}
