import { type QueryKey, type Reader, readerKey } from "./query-key.ts";
import { idOf, type Kind, type Ref } from "./reference.ts";

/** What changes when a thing is written to: what is read of it, and the queries that show it somewhere else. */
interface Affected {
  readonly own: readonly string[];
  readonly elsewhere: readonly string[];
}

const files = ["attachments", "table"];
const affected: Readonly<Record<Kind, Affected>> = {
  workspace: { own: ["workspace", "projects"], elsewhere: ["workspaces"] },
  project: {
    own: ["project", "phases", "models", "datasets", "reports", "issues"],
    elsewhere: ["projects"],
  },
  phase: { own: ["phase", "iterations", "requirements", "reviews"], elsewhere: ["phases"] },
  iteration: {
    own: ["iteration", "assets", "sections", ...files],
    // What is logged in it may be a new version, of a new model or dataset.
    elsewhere: [
      "iterations",
      "phase",
      "phases",
      "lineage",
      "models",
      "model",
      "modelVersions",
      "datasets",
      "dataset",
      "datasetVersions",
    ],
  },
  model: { own: ["model", "modelVersions"], elsewhere: ["models"] },
  modelVersion: {
    own: ["modelVersion", "reports", "issues", "approvalHistory", "lineage", ...files],
    elsewhere: ["modelVersions", "model", "models", "lineage"],
  },
  dataset: { own: ["dataset", "datasetVersions"], elsewhere: ["datasets"] },
  datasetVersion: {
    own: ["datasetVersion", "items", "columns", "lineage", ...files],
    elsewhere: ["datasetVersions", "dataset", "datasets", "lineage"],
  },
};

const kindOfPrefix: Readonly<Record<string, Kind>> = {
  WSP: "workspace",
  PRJ: "project",
  PHA: "phase",
  ITR: "iteration",
  MDL: "model",
  MDV: "modelVersion",
  DTS: "dataset",
  DTV: "datasetVersion",
};

/** The beginnings of the keys of what a write to a thing changes; all keys of the reader for what has no kind. */
export function keysWithin(reader: QueryKey, reference: Ref<Kind>): readonly QueryKey[] {
  const id = idOf(reference);
  const kind =
    typeof reference === "string" ? kindOfPrefix[id?.slice(0, 3) ?? ""] : reference?.kind;
  if (kind === undefined) {
    return [reader];
  }
  const { own, elsewhere } = affected[kind];
  const wide = new Set(elsewhere);
  return [
    ...own.filter((name) => !wide.has(name)).map((name): QueryKey => [...reader, name, id]),
    ...elsewhere.map((name): QueryKey => [...reader, name]),
  ];
}

/**
 * The beginnings of the keys of what a write to a thing changes, wherever the queries were made:
 * invalidate them after the write. Of a thing that does not lead to its connection (an id, plain data, a
 * model or a dataset) the kinds are not told apart: it is everything of this library. `queries(connection).keysOf(thing)` is
 * exact for all of them.
 *
 * @example
 * for (const queryKey of keysOf(iteration)) await client.invalidateQueries({ queryKey });
 */
export function keysOf(reference: Ref<Kind>): readonly (QueryKey | readonly ["vectice"])[] {
  const reader = readerOf(reference);
  return reader === undefined ? [["vectice"]] : keysWithin(readerKey(reader), reference);
}

/** The connection that a thing leads to through what it belongs to. */
function readerOf(thing: unknown): Reader | undefined {
  if (typeof thing !== "object" || thing === null) {
    return undefined;
  }
  if ("connection" in thing) {
    return isReader(thing.connection) ? thing.connection : undefined;
  }
  const parent =
    ("workspace" in thing && thing.workspace) ||
    ("project" in thing && thing.project) ||
    ("phase" in thing && thing.phase);
  return readerOf(parent);
}

function isReader(value: unknown): value is Reader {
  return typeof value === "object" && value !== null && "host" in value && "user" in value;
}
