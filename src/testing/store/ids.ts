import type { BackendData } from "./data.ts";

const prefixes = {
  workspaces: "WSP",
  projects: "PRJ",
  phases: "PHA",
  reviews: "REV",
  iterations: "ITR",
  datasets: "DTS",
  datasetVersions: "DTV",
  models: "MDL",
  modelVersions: "MDV",
} as const;

type Prefixed = keyof typeof prefixes;

type Numbered =
  | "activities"
  | "assets"
  | "cells"
  | "codeFiles"
  | "files"
  | "issues"
  | "items"
  | "reports"
  | "requirements"
  | "sources"
  | "tables";

/** A new id for a record of this kind: one that was never given, also to what was taken out. */
export function nextId(data: BackendData, kind: Prefixed): string {
  return `${prefixes[kind]}-${next(data, kind)}`;
}

/** The same for kinds whose ids are plain integers. */
export function nextNumber(data: BackendData, kind: Numbered): number {
  return next(data, kind);
}

/** Remembers that an id was given, so that it is not given again. */
export function rememberId({ lastIds }: BackendData, kind: string, id: string): void {
  const number = numberOf(id);
  if (number > 0) {
    lastIds[kind] = Math.max(lastIds[kind] ?? 0, number);
  }
}

function next(data: BackendData, kind: Prefixed | Numbered): number {
  const { lastIds } = data;
  const records = data[kind];
  const number = Math.max(lastIds[kind] ?? 0, records.length, numberOf(records.at(-1)?.id)) + 1;
  lastIds[kind] = number;
  return number;
}

/** 12 of 12 and of `MDV-12`; 0 where there is none. */
function numberOf(id: unknown): number {
  const number = typeof id === "string" ? Number(id.slice(id.indexOf("-") + 1)) : id;
  return typeof number === "number" && Number.isInteger(number) ? number : 0;
}
