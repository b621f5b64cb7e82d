import { type FileInput, isBlob } from "../files/file-input.ts";
import { checkSize, fileSource } from "../files/file-source.ts";
import { type UploadedFile, type UploadOptions, uploadFile } from "../files/upload.ts";
import type { IterationTarget, WriteRuntime } from "../runtime.ts";
import { type LogOptions, sectionName } from "./section.ts";

/** Options of `logFile`. */
export interface LogFileOptions extends LogOptions, UploadOptions {}

/** A file that was logged. */
export interface LoggedFile {
  /** The file's own id; null where the server did not tell. */
  readonly id: number | null;
  readonly name: string;
  /** Its media type, as the server sees it. */
  readonly contentType: string | null;
}

/** Logs a file: its upload makes the asset. */
export async function logFile(
  runtime: WriteRuntime,
  iteration: IterationTarget,
  file: FileInput,
  options: LogFileOptions,
): Promise<LoggedFile> {
  const section = sectionName(options.section);
  const source = fileSource(file);
  if (isBlob(source.content)) {
    // Told at once, not when its turn has come.
    checkSize(source.content.size, source.name);
  }
  const { fileId, fileName, contentType }: UploadedFile = await runtime.lines.wait(
    iteration.id,
    options.signal,
    () => uploadFile(runtime, { kind: "iteration", id: iteration.id, section }, source, options),
  );
  return { id: fileId, name: fileName, contentType };
}
