import { keyOf, type Kind, type Records } from "./kinds.ts";
import { jsonOf, type Json } from "./json.ts";

/** What a write did to one record, as plain JSON: it stands as it is told here, or it is gone. */
export type Change =
  | { readonly kind: Kind; readonly set: Json }
  | { readonly kind: Kind; readonly remove: string };

/** What has become of a record. */
export function changeOf(records: Records, kind: Kind, key: string): Change {
  const found = records[kind].findLast((record) => keyOf(record) === key);
  return found === undefined ? { kind, remove: key } : { kind, set: jsonOf(found) };
}
