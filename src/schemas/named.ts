import * as v from "valibot";
import { maybe, text } from "./leaf.ts";

/** Another thing, as far as it takes to name and open it. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

export const MaybeNamedSchema = maybe(v.object({ vecticeId: text, name: text }));

export function namedOf(data: v.InferOutput<typeof MaybeNamedSchema>): Named | null {
  return data === null ? null : Object.freeze({ id: data.vecticeId, name: data.name });
}
