import { isError } from "../client/is-error.ts";
import { codeOf } from "../client/text/redactor.ts";
import { excerpt } from "../client/text/excerpt.ts";

/** Why a call of the platform failed: the system's code, or the error's name (`NotCapable` in Deno). */
export function reasonOf(error: unknown): string {
  return codeOf(error) ?? (isError(error) ? excerpt(error.name, undefined, 60) : "unknown reason");
}
