import type { ColumnData, ColumnStatisticsData } from "../store/dataset.ts";
import { type SeedContext } from "./defaults.ts";
import { nextId, nextNumber } from "../store/ids.ts";
import { type MadeVersion, type VersionSeed, versionOf } from "./version.ts";

/** A column of a file or table. */
export interface ColumnSeed {
  readonly name: string;
  readonly categoryType?: "BOOLEAN" | "NUMERICAL" | "DATE" | "TEXT";
  readonly description?: string;
  readonly statistics?: ColumnStatisticsData;
}

/** A file or table that a dataset version describes. */
export interface ItemSeed {
  readonly name: string;
  /** The name of the file, or of the table in its database; default: its name. */
  readonly location?: string;
  /** Bytes. */
  readonly size?: number;
  readonly rowsNumber?: number;
  /** Default: how many columns there are. */
  readonly columnsNumber?: number;
  readonly uri?: string;
  readonly extraMetadata?: readonly {
    readonly key: string;
    readonly value?: string;
    readonly displayName?: string;
  }[];
  readonly columns?: readonly ColumnSeed[];
}

/** A resource of a dataset version: files, or the tables of a database. */
export interface SourceSeed {
  readonly usage?: "TRAINING" | "TESTING" | "VALIDATION";
  readonly files?: readonly ItemSeed[];
  readonly tables?: readonly ItemSeed[];
}

/** A version of a dataset. */
export interface DatasetVersionSeed extends VersionSeed {
  readonly sourceOrigin?: string;
  readonly sources?: readonly SourceSeed[];
}

/** A dataset with its versions, the oldest first. */
export interface DatasetSeed {
  readonly name: string;
  readonly description?: string;
  /** Default: `ORIGIN`. */
  readonly type?: "ORIGIN" | "CLEAN" | "VALIDATION" | "MODELING" | "UNKNOWN";
  readonly sourceOrigin?: string;
  readonly versions?: readonly DatasetVersionSeed[];
}

/** Adds a dataset with its versions, and says what they were made from. */
export function addDataset(dataset: DatasetSeed, context: SeedContext): MadeVersion[] {
  const { data, project } = context;
  const id = nextId(data, "datasets");
  const versions = (dataset.versions ?? []).map((seed, place) => {
    const version = {
      ...versionOf(nextId(data, "datasetVersions"), seed, place, context),
      dataset: id,
      sourceOrigin: seed.sourceOrigin ?? dataset.sourceOrigin ?? null,
    };
    data.datasetVersions.push(version);
    for (const source of seed.sources ?? []) {
      addSource(version.id, source, context);
    }
    return version;
  });
  data.datasets.push({
    id,
    project,
    name: dataset.name,
    description: dataset.description ?? null,
    type: dataset.type ?? "ORIGIN",
    sourceOrigin: dataset.sourceOrigin ?? null,
    createdDate: versions[0]?.createdDate ?? null,
    updatedDate: versions.at(-1)?.updatedDate ?? null,
  });
  return versions.map((version, place) => ({
    id: version.id,
    inputs: dataset.versions?.[place]?.inputs ?? [],
  }));
}

function addSource(
  version: string,
  { usage, files, tables }: SourceSeed,
  { data }: SeedContext,
): void {
  for (const [type, items] of [
    ["FILES", files],
    ["DB", tables],
  ] as const) {
    if (items !== undefined) {
      const source = nextNumber(data, "sources");
      data.sources.push({
        id: source,
        version,
        type,
        usage: usage ?? null,
        size: items.reduce((sum, { size }) => sum + (size ?? 0), 0),
      });
      for (const item of items) {
        data.items.push({
          id: nextNumber(data, "items"),
          source,
          name: item.name,
          location: item.location ?? item.name,
          size: item.size ?? null,
          rowsNumber: item.rowsNumber ?? null,
          columnsNumber: item.columnsNumber ?? item.columns?.length ?? null,
          uri: item.uri ?? null,
          extraMetadata: (item.extraMetadata ?? []).map(({ key, value, displayName }) => ({
            key,
            value: value ?? null,
            displayName: displayName ?? null,
          })),
          columns: (item.columns ?? []).map(columnOf),
        });
      }
    }
  }
}

function columnOf({ name, categoryType, description, statistics }: ColumnSeed): ColumnData {
  return {
    name,
    categoryType: categoryType ?? null,
    description: description ?? null,
    statistics: statistics ?? null,
  };
}
