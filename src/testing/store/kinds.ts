import type { BackendData } from "./data.ts";

/** The kinds of records that a backend holds, by the names of its data. */
export type Kind = Exclude<keyof BackendData, "version" | "features" | "lastIds">;

/** What a record of each kind is. */
export type RecordMap = { [K in Kind]: BackendData[K][number] };

/** The records of every kind. */
export type Records = { [K in Kind]: RecordMap[K][] };

const all: Readonly<Record<Kind, true>> = {
  users: true,
  workspaces: true,
  projects: true,
  phases: true,
  requirements: true,
  reviews: true,
  iterations: true,
  assets: true,
  cells: true,
  datasets: true,
  datasetVersions: true,
  sources: true,
  items: true,
  models: true,
  modelVersions: true,
  lineage: true,
  codeFiles: true,
  files: true,
  tables: true,
  reports: true,
  issues: true,
  templates: true,
  activities: true,
};

export function isKind(name: string): name is Kind {
  return Object.hasOwn(all, name);
}

export const kinds: readonly Kind[] = Object.keys(all).filter(isKind);

/** What tells a record from the others of its kind. */
export function keyOf(record: object): string {
  const field = (name: string): string => String(Reflect.get(record, name));
  if ("id" in record) {
    return field("id");
  }
  return "output" in record ? `${field("output")} ${field("input")}` : field("name");
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
