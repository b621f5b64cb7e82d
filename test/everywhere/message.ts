import * as v from "valibot";

/** What the suite says while it runs, one JSON text at a time. */
export const messageSchema = v.variant("type", [
  v.object({
    type: v.literal("case"),
    /** How the backend is reached: `fetch` or `HTTP`. */
    world: v.string(),
    name: v.string(),
    milliseconds: v.number(),
    /** Why the case failed. */
    error: v.optional(v.string()),
  }),
  v.object({
    /** Something went wrong outside of a case, like a rejection that nobody handled. */
    type: v.literal("trouble"),
    message: v.string(),
  }),
  v.object({ type: v.literal("end") }),
]);

export type Message = v.InferOutput<typeof messageSchema>;
