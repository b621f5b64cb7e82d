import { codeOf } from "../client/text/redactor.ts";

/** Why something of the host's failed: the system's code, or the error's name (`NotCapable` in Deno). */
export function reasonOf(error: unknown): string {
  return codeOf(error) ?? (error instanceof Error ? error.name : "unknown reason");
}
