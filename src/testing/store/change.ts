import type { BackendData } from "./data.ts";
import { rememberId } from "./ids.ts";
import { bytesOfBase64, type Json, jsonOf } from "./json.ts";
import { isRecord, keyOf, type Kind, type Records } from "./kinds.ts";

/** What a write did to one record, as plain JSON: it stands as it is told here, or it is gone. */
export type Change =
  | { readonly kind: Kind; readonly set: Json }
  | { readonly kind: Kind; readonly remove: string };

/** What has become of a record. */
export function changeOf(records: Records, kind: Kind, key: string): Change {
  const found = records[kind].findLast((record) => keyOf(record) === key);
  return found === undefined ? { kind, remove: key } : { kind, set: jsonOf(found) };
}

/** Does again what a write did. */
export function applyChange(data: BackendData, change: Change): void {
  const all: Readonly<Record<Kind, object[]>> = data;
  const records = all[change.kind];
  const record = "set" in change ? recordOf(change.kind, change.set) : undefined;
  const key = "set" in change ? keyOf(record ?? {}) : change.remove;
  const place = records.findLastIndex((known) => keyOf(known) === key);
  rememberId(data, change.kind, key);
  if (place !== -1) {
    records.splice(place, 1, ...(record === undefined ? [] : [record]));
  } else if (record !== undefined) {
    records.push(record);
  }
}

/** A record out of JSON: a copy, in which a file's content is bytes again. */
export function recordOf(kind: Kind, json: Json): object {
  const record = jsonOf(json);
  if (!isRecord(record)) {
    throw new RangeError(`A record of ${kind} is not an object.`);
  }
  const { content } = record;
  return kind === "files" && isRecord(content) && typeof content["base64"] === "string"
    ? { ...record, content: bytesOfBase64(content["base64"]) }
    : record;
}
