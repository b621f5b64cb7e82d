import type { VersionData } from "./version.ts";

/** A dataset, in the project with the id `project`. */
export interface DatasetData {
  id: string;
  project: string;
  name: string;
  description: string | null;
  type: string;
  sourceOrigin: string | null;
  createdDate: string | null;
  updatedDate: string | null;
}

/** A version of the dataset with the id `dataset`. */
export interface DatasetVersionData extends VersionData {
  dataset: string;
  sourceOrigin: string | null;
  /** What its sources were registered as: the same again is the same version. */
  fingerprint?: string;
}

/** A resource of the dataset version with the id `version`: files, or tables of a database. */
export interface SourceData {
  id: number;
  version: string;
  type: "FILES" | "DB";
  /** Null reads as generic. */
  usage: string | null;
  /** Bytes. */
  size: number | null;
}

/** A file or table of the resource with the id `source`. */
export interface ItemData {
  id: number;
  source: number;
  name: string;
  /** The name of the file, or of the table in its database. */
  location: string | null;
  /** Bytes. */
  size: number | null;
  rowsNumber: number | null;
  columnsNumber: number | null;
  uri: string | null;
  extraMetadata: { key: string; value: string | null; displayName: string | null }[];
  columns: ColumnData[];
}

/** A column of a file or table. */
export interface ColumnData {
  name: string;
  categoryType: string | null;
  description: string | null;
  statistics: ColumnStatisticsData | null;
}

/** What a column holds, by the kind of its values. */
export interface ColumnStatisticsData {
  readonly numerical?: {
    readonly mean?: number | null;
    readonly stdDeviation?: number | null;
    readonly quantiles?: Readonly<
      Partial<Record<"qMin" | "q25" | "q50" | "q75" | "qMax", number | null>>
    >;
    readonly missing?: number | null;
  };
  readonly text?: {
    readonly unique?: number | null;
    readonly missing?: number | null;
    readonly mostCommons?: readonly { readonly value: string; readonly frequency: number }[];
  };
  /** The dates are ISO 8601. */
  readonly date?: Readonly<
    Partial<Record<"minimum" | "maximum" | "median" | "mean", string | null>>
  > & { readonly missing?: number | null };
  readonly boolean?: Readonly<Partial<Record<"true" | "false" | "missing", number | null>>>;
}
