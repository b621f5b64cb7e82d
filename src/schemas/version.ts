import * as v from "valibot";
import { maybe, maybeText, text } from "./leaf.ts";
import { MaybeUserSchema } from "./user.ts";

const origin = maybe(v.object({ vecticeId: text }));

/** What versions of datasets and models have alike. */
export const versionEntries = {
  vecticeId: text,
  name: text,
  description: maybeText,
  isStarred: maybe(v.boolean()),
  createdDate: maybeText,
  updatedDate: maybeText,
  createdBy: MaybeUserSchema,
  properties: v.array(v.object({ key: text, value: text })),
  origins: maybe(v.object({ phase: origin, iteration: origin })),
};
