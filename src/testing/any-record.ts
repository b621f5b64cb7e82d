import * as v from "valibot";

/** An object with any members, as it is: valibot's own record leaves out some names, `constructor` among them. */
export const AnyRecordSchema = v.custom<Readonly<Record<string, unknown>>>(
  (value) => typeof value === "object" && value !== null && !Array.isArray(value),
);
