import * as v from "valibot";
import { field } from "../../client/field.ts";
import { input, mutation } from "../../client/graphql/operation.ts";
import { quoted } from "../../client/text/excerpt.ts";
import { kindOf } from "../../environment/source.ts";
import { InvalidRequestError } from "../../errors.ts";
import { text } from "../../schemas/leaf.ts";
import { unchecked } from "../answer.ts";
import type { FileInput } from "../files/file-input.ts";
import { type FileSource, fileSource } from "../files/file-source.ts";
import { type FileChunks, openFile } from "../files/open-file.ts";
import { type UploadOptions, uploadFile } from "../files/upload.ts";
import type { WriteRuntime } from "../runtime.ts";
import { type TableDefinition, type TableInput, toTableInput } from "../tables/table.ts";
import type { Step } from "./steps.ts";

/** What can be attached to a version: files and tables. */
export type AttachmentInput = FileInput | TableDefinition;

/** Options of what writes attachments. */
export interface AttachOptions extends UploadOptions {
  /** Leaves out rows over 100 and columns over 20 of tables, with a warning; default false: they are refused. */
  readonly cut?: boolean | undefined;
}

/** The attachments of a version, checked. */
export interface Attachments {
  readonly files: readonly FileSource[];
  readonly tables: readonly TableInput[];
}

/** `upsertEntityMetadata`: adds tables to a version. */
export const upsertEntityMetadata = mutation(
  "upsertEntityMetadata",
  {
    entityId: "VecticeId!",
    entityType: input<"MODEL_VERSION" | "DATASET_VERSION">("EntityMetadataTypeEnum!"),
    data: input<readonly TableInput[]>("[EntityMetadataCreateInput!]!"),
  },
  unchecked(v.array(v.object({ name: text }))),
);

/** Tells files from tables by their shape, and checks them without reading any. */
export function checkAttachments(
  given: unknown,
  options: AttachOptions,
  logger: Parameters<typeof toTableInput>[2],
): Attachments {
  if (given !== undefined && !Array.isArray(given)) {
    throw new InvalidRequestError(
      `attachments must be an array of files and tables, but is ${kindOf(given)}.`,
      { resource: "attachments" },
    );
  }
  const files: FileSource[] = [];
  const tables: TableInput[] = [];
  const names = new Set<string>();
  const once = <Named extends { readonly name: string }>(made: Named): Named => {
    if (names.has(made.name)) {
      throw new InvalidRequestError(
        `attachments holds ${quoted(made.name)} twice. Give each attachment a name of its own.`,
        { resource: "attachments", reference: made.name },
      );
    }
    names.add(made.name);
    return made;
  };
  const all: readonly AttachmentInput[] = given ?? [];
  for (const one of all) {
    if (isTable(one)) {
      tables.push(once(toTableInput(one, options, logger)));
    } else {
      files.push(once(fileSource(one)));
    }
  }
  return { files, tables };
}

function isTable(value: AttachmentInput): value is TableDefinition {
  const [rows, data] = [field(value, "rows"), field(value, "data")];
  if (rows !== undefined && data !== undefined) {
    throw new InvalidRequestError(
      "attachments holds an object with rows and data, a table and a file at once. Give two attachments.",
      { resource: "attachments" },
    );
  }
  return rows !== undefined;
}

/**
 * Works with files that were looked at: what is not there, empty or too large is refused before. Streams
 * that were not sent in the end are told that nobody reads them.
 */
export async function withOpenFiles<Result>(
  { environment }: WriteRuntime,
  files: readonly FileSource[],
  signal: AbortSignal | undefined,
  work: (opened: readonly FileSource[]) => Promise<Result>,
): Promise<Result> {
  const opened: FileSource[] = [];
  const streams: FileChunks[] = [];
  try {
    for (const source of files) {
      const file = await openFile(source, { whole: !environment.sendsStreams, signal });
      if ("chunks" in file) {
        streams.push(file.chunks);
      }
      opened.push({ ...source, content: "blob" in file ? file.blob : file.chunks });
    }
    return await work(opened);
  } finally {
    for (const stream of streams) {
      stream.cancel(undefined).catch(() => undefined);
    }
  }
}

/** The steps that attach: each file, then all tables together. */
export function attachSteps(
  runtime: WriteRuntime,
  kind: "modelversion" | "datasetversion",
  id: string,
  { files, tables }: Attachments,
  options: AttachOptions,
): readonly Step[] {
  const steps: Step[] = files.map((file) => ({
    parts: [{ kind: "file", name: file.name }],
    run: () => uploadFile(runtime, { kind, id }, file, options),
  }));
  if (tables.length > 0) {
    const { signal, timeout } = options;
    const entityType = kind === "modelversion" ? "MODEL_VERSION" : "DATASET_VERSION";
    steps.push({
      parts: tables.map(({ name }) => ({ kind: "table", name })),
      run: () =>
        runtime.client.query(
          upsertEntityMetadata,
          { entityId: id, entityType, data: tables },
          { signal, timeout },
        ),
    });
  }
  return steps;
}
