import { applyChange, type Change, recordOf } from "./change.ts";
import type { BackendData } from "./data.ts";
import { jsonOf, type Json } from "./json.ts";
import { isKind, isRecord, kinds } from "./kinds.ts";

/** All that a backend holds, as plain JSON. */
export interface BackendState {
  /** Of this form. */
  readonly version: 1;
  /**
   * As `backend.data`; the `content` of a file is a text, or `{ base64 }`. A file that was uploaded has
   * its `sha256` beside it, by which the content can be kept elsewhere and put back before it is given
   * to `createBackend`; so have the files in changes.
   */
  readonly data: Json;
}

export function stateOf(data: BackendData): BackendState {
  return { version: 1, data: jsonOf(data) };
}

/** The data of a state, with what changed since. Nothing of what is given is kept. */
export function dataOfState(state: BackendState, changes: readonly Change[]): BackendData {
  const { version }: { readonly version: unknown } = state;
  // It may be any, where the state was read from a file.
  if (version !== 1) {
    throw new RangeError(`The state has the version ${String(version)}; 1 is known here.`);
  }
  const data: unknown = withBytes(jsonOf(state.data));
  if (!isBackendData(data)) {
    throw new RangeError("The state is none that backend.export() gave.");
  }
  for (const change of changes) {
    if (!isKind(change.kind)) {
      throw new RangeError(`A change is of a kind that is not known here: ${String(change.kind)}.`);
    }
    applyChange(data, change);
  }
  return data;
}

/** A copy, in which the contents of files are bytes again. */
function withBytes(data: Json): unknown {
  if (!isRecord(data) || !Array.isArray(data["files"])) {
    return undefined;
  }
  const files = data["files"].map((file: Json) => recordOf("files", file));
  return { ...data, files };
}

/** Whether every kind of record is there, with records that can be told apart. */
function isBackendData(data: unknown): data is BackendData {
  return (
    isRecord(data) &&
    typeof data["version"] === "string" &&
    isRecord(data["features"]) &&
    isRecord(data["lastIds"]) &&
    kinds.every((kind) => {
      const records: unknown = data[kind];
      return Array.isArray(records) && records.every(isRecord);
    })
  );
}
