import * as v from "valibot";
import { query } from "../../client/graphql/operation.ts";
import { maybeNumber } from "../../schemas/leaf.ts";
import { isDiskFile } from "../files/file-input.ts";
import { anyFileSource, type FileSource } from "../files/file-source.ts";
import { fingerprint, type FingerprintOptions } from "../files/fingerprint.ts";
import type { WriteRuntime } from "../runtime.ts";
import {
  type DescribedRows,
  describeRows,
  type StatisticsLimits,
  usualLimits,
} from "../tables/describe-rows.ts";
import { type CheckedSource, checkOne } from "./dataset-source.ts";
import {
  type DatasetSourceWire,
  type FileWire,
  fileWire,
  rowsWire,
  sumOf,
  withDescriptions,
} from "./source-input.ts";

/** `getOrgConfig`: what an organization allows to be told of data. */
export const getOrgConfig = query(
  "getOrgConfig",
  {},
  v.object({
    organization: v.object({
      configuration: v.object({
        dfStatisticsRowThreshold: maybeNumber,
        dfStatisticsSampleRows: maybeNumber,
        dfStatisticsMaxColumns: maybeNumber,
      }),
    }),
  }),
);

/** Options of what reads sources. */
export interface ReadOptions extends FingerprintOptions {
  readonly timeout?: number | undefined;
}

/** A source whose folders were looked into. */
export async function findFiles(source: CheckedSource, what: string): Promise<CheckedSource> {
  if (source.files === undefined) {
    return source;
  }
  const found: FileSource[] = [];
  for (const file of source.files) {
    const { content } = file;
    if (isDiskFile(content) && (await content.look()).folder) {
      found.push(...(await content.files()).map((one) => anyFileSource(one)));
    } else {
      found.push(file);
    }
  }
  if (source.rows !== undefined) {
    checkOne(found.length, what);
  }
  return { ...source, files: found };
}

/**
 * The wire forms of sources. Files are read for their fingerprints first, because that may fail: only
 * then the organization is asked what may be told of rows.
 */
export async function readSources(
  runtime: WriteRuntime,
  sources: readonly CheckedSource[],
  descriptions: ReadonlyMap<string, string>,
  options: ReadOptions,
): Promise<readonly DatasetSourceWire[]> {
  const read: (readonly [CheckedSource, readonly FileWire[] | undefined])[] = [];
  for (const source of sources) {
    read.push([source, await readFiles(runtime, source, options)]);
  }
  const limits = sources.some(({ rows }) => rows !== undefined)
    ? await limitsOf(runtime, options)
    : usualLimits;
  return read.map(([source, files]) => {
    const { rows, schemaOnly } = source;
    const described = rows && describeRows(rows, limits, schemaOnly, runtime.client.logger);
    return sourceWire(source, files, described, descriptions);
  });
}

async function readFiles(
  runtime: WriteRuntime,
  { files, objects }: CheckedSource,
  options: ReadOptions,
): Promise<readonly FileWire[] | undefined> {
  if (files === undefined) {
    return objects;
  }
  const wires: FileWire[] = [];
  for (const file of files) {
    wires.push(await readFile(runtime, file, options));
  }
  return wires;
}

async function limitsOf(
  { client }: WriteRuntime,
  { signal, timeout }: ReadOptions,
): Promise<StatisticsLimits> {
  const { organization } = await client.query(getOrgConfig, {}, { signal, timeout });
  const { dfStatisticsRowThreshold, dfStatisticsSampleRows, dfStatisticsMaxColumns } =
    organization.configuration;
  return {
    rowThreshold: dfStatisticsRowThreshold ?? usualLimits.rowThreshold,
    sampleRows: dfStatisticsSampleRows ?? usualLimits.sampleRows,
    maxColumns: dfStatisticsMaxColumns ?? usualLimits.maxColumns,
  };
}

function sourceWire(
  { usage, origin, ownOrigin, tables }: CheckedSource,
  files: readonly FileWire[] | undefined,
  described: DescribedRows | undefined,
  descriptions: ReadonlyMap<string, string>,
): DatasetSourceWire {
  if (files !== undefined) {
    const size = sumOf(files.map((file) => file.size));
    const whole = files.map((file) => withDescriptions({ ...file, ...described }, descriptions));
    return { size, type: "FILES", usage, origin, files: whole };
  }
  const dbs = described === undefined ? (tables ?? []) : [rowsWire(described, ownOrigin)];
  return {
    // Rows in memory have no size, which the server knows as 0.
    size: described === undefined ? null : 0,
    type: "DB",
    usage,
    origin,
    dbs: dbs.map((table) => withDescriptions(table, descriptions)),
  };
}

/** What is told of a file: its content stays where it is. */
async function readFile(
  runtime: WriteRuntime,
  { name, type, content }: FileSource,
  options: ReadOptions,
): Promise<FileWire> {
  const host = { logger: runtime.client.logger, environment: runtime.environment };
  if (isDiskFile(content)) {
    const { path, modified } = await content.look();
    const { size, sha256 } = await fingerprint(host, name, content, options);
    return fileWire({
      name: content.path,
      filename: name,
      uri: `file://${path.startsWith("/") ? "" : "/"}${path}`,
      size,
      fingerprint: sha256,
      updatedDate: modified.toISOString(),
      mimeType: type || null,
    });
  }
  const { size, sha256 } = await fingerprint(host, name, content, options);
  const modified = "lastModified" in content ? new Date(Number(content.lastModified)) : undefined;
  return fileWire({
    name,
    filename: name,
    uri: null,
    size,
    fingerprint: sha256,
    updatedDate: modified?.toISOString() ?? null,
    mimeType: type || null,
  });
}
