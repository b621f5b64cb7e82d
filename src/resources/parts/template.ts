import * as v from "valibot";
import { query } from "../../client/graphql/operation.ts";

const TemplateSchema = v.object({
  name: v.string(),
  description: v.nullish(v.string(), null),
});

/** A template that projects can be made from. */
export interface Template {
  readonly name: string;
  readonly description: string | null;
}

/** `getProjectTemplateList`: every template of the organization, in one answer. */
export const getProjectTemplateList = query("getProjectTemplateList", {}, v.array(TemplateSchema));
