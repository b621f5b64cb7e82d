import * as v from "valibot";
import { number, text } from "./leaf.ts";
import { MaybeNamedSchema } from "./named.ts";
import { MaybeUserSchema } from "./user.ts";

/** A report of a project. */
export const ReportSchema = v.object({
  id: number,
  name: text,
  createdDate: text,
  updatedDate: text,
  createdBy: MaybeUserSchema,
  modelVersion: MaybeNamedSchema,
});

export type ReportAnswer = v.InferOutput<typeof ReportSchema>;
