import * as v from "valibot";
import { query } from "../../client/graphql/operation.ts";
import { maybeNumber } from "../../schemas/leaf.ts";
import { isDiskFile } from "../files/file-input.ts";
import { anyFileSource, type FileSource } from "../files/file-source.ts";
import { fingerprint, type FingerprintOptions } from "../files/fingerprint.ts";
import type { WriteRuntime } from "../runtime.ts";
import { describeRows, type StatisticsLimits, usualLimits } from "../tables/describe-rows.ts";
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

/** The wire forms of sources: files are read for their fingerprints, rows are described. */
export async function readSources(
  runtime: WriteRuntime,
  sources: readonly CheckedSource[],
  descriptions: ReadonlyMap<string, string>,
  options: ReadOptions,
): Promise<readonly DatasetSourceWire[]> {
  const limits = sources.some(({ rows }) => rows !== undefined)
    ? await limitsOf(runtime, options)
    : usualLimits;
  const wires: DatasetSourceWire[] = [];
  for (const source of sources) {
    wires.push(await readSource(runtime, source, limits, descriptions, options));
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

async function readSource(
  runtime: WriteRuntime,
  { usage, origin, ownOrigin, schemaOnly, rows, files, objects, tables }: CheckedSource,
  limits: StatisticsLimits,
  descriptions: ReadonlyMap<string, string>,
  options: ReadOptions,
): Promise<DatasetSourceWire> {
  const described = rows && describeRows(rows, limits, schemaOnly, runtime.client.logger);
  if (files !== undefined || objects !== undefined) {
    const told: FileWire[] = [...(objects ?? [])];
    for (const file of files ?? []) {
      told.push(await readFile(runtime, file, options));
    }
    const size = sumOf(told.map((file) => file.size));
    const whole = told.map((file) => withDescriptions({ ...file, ...described }, descriptions));
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
    const { size, sha256 } = await fingerprint(host, name, await content.open(), options);
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
