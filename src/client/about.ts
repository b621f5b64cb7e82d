import { checkCall } from "./check-call.ts";
import type { CallOptions, QueryOptions } from "./client.ts";

/** The options of a call, checked, and what it asks for, so that an error can name it. */
export function about(options: CallOptions, subject: QueryOptions["subject"]): QueryOptions {
  return { ...checkCall(options), subject };
}
