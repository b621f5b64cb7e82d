import * as v from "valibot";
import { maybe, maybeText, text } from "./leaf.ts";

/** A person: who owns, made or reviews something. Nobody reads as null. */
export const MaybeUserSchema = maybe(v.object({ name: text, email: maybeText }));

/** A person. */
export interface User {
  readonly name: string;
  readonly email: string | null;
}
