import { type Change, changeOf } from "./change.ts";
import { keyOf, type Kind, kinds, type RecordMap, type Records } from "./kinds.ts";
import type { Store } from "./store.ts";

/** Every write goes through it, so that it can be told what changed. */
export interface Writer {
  add<K extends Kind>(kind: K, record: RecordMap[K]): RecordMap[K];
  /** Gives fields of a record that is there other values. */
  change<K extends Kind>(
    kind: K,
    record: RecordMap[K],
    fields: Partial<RecordMap[K]>,
  ): RecordMap[K];
  remove<K extends Kind>(kind: K, unwanted: (record: RecordMap[K]) => boolean): void;
  /** Takes down what a function appends to the data itself. */
  appended<T>(append: () => T): T;
  /** What changed since it was last asked. */
  takeChanges(): Change[];
  /** Passes over what changed. */
  forgetChanges(): void;
}

export function createWriter(store: Store): Writer {
  const records: Records = store.data;
  // What was touched, once each, in order: what became of it is looked up at the end.
  let touched = new Map<string, { readonly kind: Kind; readonly key: string }>();
  const touch = <K extends Kind>(kind: K, record: RecordMap[K]): void => {
    const key = keyOf(record);
    touched.set(`${kind} ${key}`, { kind, key });
  };
  return {
    add: (kind, record) => {
      records[kind].push(record);
      touch(kind, record);
      return record;
    },
    change: (kind, record, fields) => {
      touch(kind, record);
      return Object.assign(record, fields);
    },
    remove: (kind, unwanted) => {
      const gone = records[kind].filter(unwanted);
      for (const record of gone) {
        records[kind].splice(records[kind].indexOf(record), 1);
        touch(kind, record);
      }
      // The places of what stays have changed.
      store.forget();
    },
    appended: (append) => {
      const lengths = kinds.map((kind) => records[kind].length);
      const result = append();
      for (const [place, kind] of kinds.entries()) {
        records[kind].slice(lengths[place]).forEach((record) => touch(kind, record));
      }
      return result;
    },
    takeChanges: () => {
      const changes = [...touched.values()].map(({ kind, key }) => changeOf(records, kind, key));
      touched = new Map();
      return changes;
    },
    forgetChanges: () => touched.clear(),
  };
}
