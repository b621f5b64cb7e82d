import { Refusal } from "../refusal.ts";
import type { Deadline } from "./deadline.ts";
import { boundaryOf, type FormFile, readFormFile, tooLarge } from "./form-file.ts";

/** What a form may hold beside its file: boundaries and headers. */
const overhead = 65_536;

/** A file on its way from the caller. */
export interface UploadBody extends FormFile {
  /** Tells the caller's side that no more is wanted. */
  end(): void;
}

/**
 * The file of an upload, as a stream: no more of it is read than is asked for. Each part of it has
 * the whole time to come. Once it turns out to be too large or no form, `clock` is ended with the refusal.
 */
export async function readUpload(
  request: Request,
  limit: number,
  clock: Deadline,
): Promise<UploadBody> {
  const { controller } = clock;
  const boundary = boundaryOf(request.headers.get("content-type") ?? "");
  if (boundary === undefined) {
    throw new Refusal(
      415,
      "content_type",
      "An upload must be multipart/form-data with a boundary, and nothing more.",
    );
  }
  if (request.headers.has("content-encoding")) {
    throw new Refusal(415, "content_encoding", "A request's body must not be compressed.");
  }
  if (Number(request.headers.get("content-length") ?? 0) > limit + overhead) {
    throw tooLarge(limit);
  }
  const body = partsOf(request.body, clock);
  const end = (): void => void body.return(undefined).catch(() => undefined);
  try {
    const file = await clock.within(readFormFile(body, boundary, limit));
    return { ...file, content: guarded(file.content, controller), end };
  } catch (error) {
    end();
    throw error;
  }
}

/** A form that turns out to be wrong ends what was begun at Vectice, and says why. */
async function* guarded(
  chunks: AsyncIterable<Uint8Array>,
  controller: AbortController,
): AsyncGenerator<Uint8Array, void> {
  try {
    yield* chunks;
  } catch (error) {
    controller.abort(error);
    throw error;
  }
}

/** The parts of a body as they come; the clock starts anew with each of them. */
async function* partsOf(
  body: Request["body"],
  clock: Deadline,
): AsyncGenerator<Uint8Array, undefined> {
  const { signal } = clock.controller;
  const reader = body?.getReader();
  // Whoever sends slowly, or nothing at all, is left when the time is over.
  const leave = (): void => void reader?.cancel(signal.reason).catch(() => undefined);
  signal.addEventListener("abort", leave, { once: true });
  try {
    for (;;) {
      signal.throwIfAborted();
      clock.waitFor("caller", true);
      const part = await reader?.read().catch(brokenOff);
      signal.throwIfAborted();
      clock.waitFor("Vectice", true);
      if (part === undefined || part.done) {
        return undefined;
      }
      yield part.value;
    }
  } finally {
    signal.removeEventListener("abort", leave);
    leave();
  }
}

function brokenOff(): never {
  throw new Refusal(499, "caller_gone", "The caller went away.");
}
