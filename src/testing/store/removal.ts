import { keyOf } from "./kinds.ts";
import type { Store } from "./store.ts";
import type { Writer } from "./writer.ts";

/** Each kind, and the field in which a record of it names what it belongs to. */
const owned = [
  ["projects", "workspace"],
  ["activities", "workspace"],
  ["phases", "project"],
  ["datasets", "project"],
  ["models", "project"],
  ["reports", "project"],
  ["issues", "project"],
  ["requirements", "phase"],
  ["reviews", "phase"],
  ["iterations", "phase"],
  ["assets", "iteration"],
  ["cells", "iteration"],
  ["datasetVersions", "dataset"],
  ["sources", "version"],
  ["modelVersions", "model"],
  ["assets", "modelVersion"],
  ["assets", "datasetVersion"],
  ["files", "entity"],
  ["tables", "entity"],
  ["lineage", "input"],
  ["lineage", "output"],
] as const;

const things = [
  "workspaces",
  "projects",
  "phases",
  "iterations",
  "datasets",
  "datasetVersions",
  "models",
  "modelVersions",
] as const;

/** Removes a thing and all that belongs to it; false where there is none of this id. */
export function removeThing(id: string, store: Store, write: Writer): boolean {
  const kind = things.find((kind) => store[kind].one("id", id) !== undefined);
  if (kind === undefined) {
    return false;
  }
  const gone = new Set([id]);
  // What belongs to a thing comes later in the list than the thing, so one walk finds it all.
  for (const [kind, field] of owned) {
    const belongs = (record: object): boolean => gone.has(String(Reflect.get(record, field)));
    store.data[kind].filter(belongs).forEach((record) => gone.add(keyOf(record)));
    write.remove(kind, belongs);
  }
  write.remove("items", ({ source }) => store.sources.one("id", source) === undefined);
  write.remove(kind, (record) => keyOf(record) === id);
  for (const kind of ["modelVersions", "datasetVersions"] as const) {
    for (const version of store.data[kind]) {
      if (version.iteration !== null && gone.has(version.iteration)) {
        write.change(kind, version, { iteration: null });
      }
    }
  }
  return true;
}
