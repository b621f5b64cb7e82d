"use server";

import { type Explanation, explain, keysOf, type QueryKey } from "vectice/query";
import { signedInConnection } from "../../../server/connection.ts";

/** What became of a note. */
export type Outcome =
  | { readonly url: string; readonly changed: readonly (QueryKey | readonly ["vectice"])[] }
  | { readonly explanation: Explanation; readonly message: string };

/** Logs the note of the form into the phase's current iteration, which is created where there is none. */
export async function logNote(_before: Outcome | undefined, form: FormData): Promise<Outcome> {
  // Whoever knows an action's address can call it: it asks for the session itself.
  const connection = await signedInConnection();
  try {
    const phase = await connection.phase(textOf(form, "phase"));
    const iteration = await phase.currentIteration();
    await iteration.logNote(textOf(form, "note"));
    return { url: iteration.url, changed: keysOf(iteration) };
  } catch (error) {
    const message = error instanceof Error ? error.message : "";
    return { explanation: explain(error), message };
  }
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}
