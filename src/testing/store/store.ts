import type { BackendData } from "./data.ts";

interface Found<T> {
  readonly record: T;
  readonly place: number;
}

interface Group<T> {
  readonly records: readonly T[];
  readonly length: number;
  readonly by: Map<unknown, Found<T>[]>;
}

/**
 * Finds records by the value of one field without walking them all each time. The index is made
 * anew when records were added or removed, and when what it finds stands there no longer.
 */
class Index<T extends object> {
  readonly #records: () => readonly T[];
  readonly #groups = new Map<keyof T, Group<T>>();

  constructor(records: () => readonly T[]) {
    this.#records = records;
  }

  all(field: keyof T, value: unknown): readonly T[] {
    const records = this.#records();
    const group = this.#groups.get(field);
    if (group?.records !== records || group.length !== records.length) {
      return this.#anew(field, value);
    }
    const found = group.by.get(value);
    if (found === undefined) {
      // Seldom a record was changed: looking is cheaper than a new index for each thing that is not there.
      return records.some((record) => record[field] === value) ? this.#anew(field, value) : [];
    }
    const holds = ({ record, place }: Found<T>): boolean =>
      records[place] === record && record[field] === value;
    return found.every(holds) ? found.map(({ record }) => record) : this.#anew(field, value);
  }

  #anew(field: keyof T, value: unknown): readonly T[] {
    const records = this.#records();
    const places = records.map((record, place): Found<T> => ({ record, place }));
    const by = Map.groupBy<unknown, Found<T>>(places, ({ record }) => record[field]);
    this.#groups.set(field, { records, length: records.length, by });
    return (by.get(value) ?? []).map(({ record }) => record);
  }

  /** What it knows of places is made anew. */
  forget(): void {
    this.#groups.clear();
  }

  /** The record with this id. */
  one(field: keyof T, value: unknown): T | undefined {
    return this.all(field, value)[0];
  }
}

/** The kinds of records that are found by an index. */
type Indexed = Exclude<
  keyof BackendData,
  "version" | "features" | "lastIds" | "users" | "templates" | "activities"
>;

/** The data, with an index on every kind of record. */
export type Store = {
  readonly data: BackendData;
  /** To be called when records were removed. */
  forget(): void;
} & {
  readonly [Kind in Indexed]: Index<BackendData[Kind][number]>;
};

export function createStore(data: BackendData): Store {
  const indexes = {
    workspaces: new Index(() => data.workspaces),
    projects: new Index(() => data.projects),
    phases: new Index(() => data.phases),
    requirements: new Index(() => data.requirements),
    reviews: new Index(() => data.reviews),
    iterations: new Index(() => data.iterations),
    assets: new Index(() => data.assets),
    cells: new Index(() => data.cells),
    datasets: new Index(() => data.datasets),
    datasetVersions: new Index(() => data.datasetVersions),
    sources: new Index(() => data.sources),
    items: new Index(() => data.items),
    models: new Index(() => data.models),
    modelVersions: new Index(() => data.modelVersions),
    lineage: new Index(() => data.lineage),
    codeFiles: new Index(() => data.codeFiles),
    files: new Index(() => data.files),
    tables: new Index(() => data.tables),
    reports: new Index(() => data.reports),
    issues: new Index(() => data.issues),
  };
  return {
    ...indexes,
    data,
    forget: () => Object.values(indexes).forEach((index) => index.forget()),
  };
}
