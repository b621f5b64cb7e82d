import * as v from "valibot";
import { withController, abortWith } from "../../client/abort.ts";
import type { CallOptions, Upload } from "../../client/client.ts";
import { protocolError } from "../../client/http/answer.ts";
import { longestTimeout } from "../../client/http/http.ts";
import { quoted } from "../../client/text/excerpt.ts";
import { wholeNumber } from "../../client/whole-number.ts";
import { AuthenticationError, InvalidRequestError, TimeoutError } from "../../errors.ts";
import { maybeNumber, maybeText } from "../../schemas/leaf.ts";
import { checked, unchecked } from "../answer.ts";
import type { WriteRuntime } from "../runtime.ts";
import type { FileSource } from "./file-source.ts";
import { openFile, type OpenFile } from "./open-file.ts";
import { createClock } from "./clock.ts";
import { createProgress, type Progress } from "./progress.ts";
import { readOnce } from "./read-once.ts";

/** Options of what uploads files. */
export interface UploadOptions extends CallOptions {
  /** `false` keeps the server from splitting sheets and images out of the file; default true. */
  readonly extract?: boolean | undefined;
  /** Is told how far a file is: bytes of that file alone, never fewer than before. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/** What a file is uploaded to. */
export interface UploadTarget {
  readonly kind: "iteration" | "modelversion" | "datasetversion";
  readonly id: string;
  /** Of an iteration: the section, null for none. */
  readonly section?: string | null | undefined;
  /** Of a model version: the framework of the predictor that the file is. */
  readonly modelFramework?: string | undefined;
}

/** A file as the server has it; null is what it did not tell. */
export interface UploadedFile {
  readonly fileId: number | null;
  readonly fileName: string;
  readonly contentType: string | null;
}

const uploaded = unchecked(
  v.object({ fileId: maybeNumber, fileName: maybeText, contentType: maybeText }),
);

/** How long (ms) a token must still be good before a stream is sent, which can be sent once. */
const lastingToken = 600_000;

/**
 * Uploads a file: `POST /api/entityfiles/{kind}/{id}`. What is not there, empty or too large is refused
 * before. After a refused token, what can be read again is sent once more; a stream never.
 */
export async function uploadFile(
  runtime: WriteRuntime,
  target: UploadTarget,
  source: FileSource,
  options: UploadOptions,
): Promise<UploadedFile> {
  const { client, environment } = runtime;
  const { timeout, signal } = options;
  if (timeout !== undefined) {
    wholeNumber(InvalidRequestError, "timeout", timeout, 1, longestTimeout);
  }
  const file = await openFile(source, { whole: !environment.sendsStreams, signal });
  if ("chunks" in file) {
    await client.authenticate({ signal, lasting: lastingToken });
  }
  const answer = await send(runtime, target, file, options);
  if (answer === undefined) {
    // Some gateways answer so for a server that is gone: it is no sign that anything was done.
    const { host } = client;
    throw protocolError({ host, operation: "upload", maybeApplied: true }, "nothing.");
  }
  const facts = checked(runtime, { name: "upload", schema: uploaded }, answer);
  return {
    fileId: facts?.fileId ?? null,
    fileName: facts?.fileName ?? file.name,
    contentType: facts?.contentType ?? null,
  };
}

function pathOf(
  { kind, id, section, modelFramework }: UploadTarget,
  { extract = true }: UploadOptions,
): string {
  const query = Object.entries({ stepName: section, modelFramework, extract: String(extract) })
    .filter(([, value]) => (value ?? undefined) !== undefined)
    .map(([key, value]) => `${key}=${encodeURIComponent(String(value))}`);
  return `api/entityfiles/${kind}/${id}?${query.join("&")}`;
}

/** What a target is called where an error is about it. */
const resources = {
  iteration: "iteration",
  modelversion: "modelVersion",
  datasetversion: "datasetVersion",
} as const;

/** Sends under a clock that starts anew with each progress; without `timeout` there is none. */
function send(
  { client, environment }: WriteRuntime,
  target: UploadTarget,
  file: OpenFile,
  { signal, timeout, onProgress, ...options }: UploadOptions,
): Promise<unknown> {
  const once = "chunks" in file ? readOnce(file.chunks, file.name) : undefined;
  const content = "blob" in file ? file.blob : (once ?? file.chunks);
  const total = "blob" in file ? file.blob.size : undefined;
  const facts = { operation: "upload", resource: "file", reference: file.name };
  const progress = createProgress(
    { phase: "uploading", file: file.name, total },
    onProgress,
    client.logger,
  );
  return withController(signal, async (controller) => {
    const clock = createClock(timeout, () =>
      abortWith(
        controller,
        new TimeoutError(
          `The upload of ${quoted(file.name)} to ${client.host} stood still for ${timeout} ms (option timeout).`,
          { ...facts, maybeApplied: true },
        ),
      ),
    );
    let begun = false;
    const sendFile: Upload["send"] = (url, headers, ended, fetch) => {
      if (begun && once !== undefined) {
        throw new AuthenticationError(
          `${client.host} refused the token after the stream ${quoted(file.name)} was begun, which can be sent once. ` +
            "The token is renewed: give the stream anew.",
          facts,
        );
      }
      begun = true;
      clock.restart();
      progress.tell(0);
      return environment.send({
        url,
        headers,
        signal: ended,
        fetch,
        file: { name: file.name, type: file.type, content },
        counted: onProgress !== undefined || timeout !== undefined,
        progress: (loaded) => {
          clock.restart();
          progress.tell(loaded);
        },
      });
    };
    try {
      const subject = { resource: resources[target.kind], reference: target.id };
      const upload = { signal: controller.signal, subject, send: sendFile };
      const answer = await client.upload(pathOf(target, options), file.name, upload);
      progress.end(once?.read);
      return answer;
    } catch (error) {
      // A source that failed explains that the connection was dropped.
      throw once?.failure ?? error;
    } finally {
      clock.stop();
      once?.end();
    }
  });
}
