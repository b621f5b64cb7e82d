/** An iteration, in the phase with the id `phase`. */
export interface IterationData {
  id: string;
  phase: string;
  index: number;
  name: string | null;
  description: string | null;
  status: string;
  starred: boolean;
  /** The owner's e-mail address. */
  owner: string | null;
  /** The sections' names, in order. */
  sections: string[];
}

/** An asset of the iteration with the id `iteration`; one of its last fields says which. */
export interface AssetData {
  id: number;
  iteration: string;
  /** The name of its section; null: it is in none. */
  section: string | null;
  type: string;
  text: string | null;
  /** The id of a model version. */
  modelVersion: string | null;
  /** The id of a dataset version. */
  datasetVersion: string | null;
  /** The id of an attached file. */
  file: number | null;
  /** The id of an attached table. */
  table: number | null;
}

/** A notebook's cell, or a part of a traced script, saved with the iteration with the id `iteration`. */
export interface CellData {
  id: number;
  iteration: string;
  /** The notebook's own id of the cell. */
  cellId: string;
  content: string;
  prefix: string | null;
  isTrace: boolean;
}
