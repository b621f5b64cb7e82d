/** A property (a text) or a metric (a number). */
export interface Entry<T> {
  key: string;
  value: T;
}

/** What versions of datasets and of models have in common. */
export interface VersionData {
  id: string;
  name: string;
  description: string | null;
  isStarred: boolean;
  /** ISO 8601. */
  createdDate: string | null;
  updatedDate: string | null;
  /** An e-mail address. */
  createdBy: string | null;
  /** The id of the iteration that it was made in. */
  iteration: string | null;
  /** The id of the lineage run that made it. */
  origin: number | null;
  properties: Entry<string>[];
  /** Where its code stands, as it was registered. */
  codeVersion?: unknown;
}

/** The version with the id `output` was made from the one with the id `input`. */
export interface LineageData {
  output: string;
  input: string;
}

/** The attached file with the id `file` holds code of the lineage run with the id `run`. */
export interface CodeFileData {
  id: number;
  run: number;
  file: number;
}
