import { InvalidRequestError } from "../../errors.ts";
import type { IterationTarget, WriteRuntime } from "../runtime.ts";
import { addContent } from "./add-content.ts";
import type { LogOptions } from "./section.ts";

/** Logs text or a number as a note. */
export async function logNote(
  runtime: WriteRuntime,
  iteration: IterationTarget,
  note: string | number,
  options: LogOptions,
): Promise<void> {
  await addContent(runtime, iteration, { type: "Comment", text: noteText(note) }, options);
}

/** A note as it is sent. Blank text and numbers that are none are refused. */
function noteText(note: unknown): string {
  if (typeof note === "number" ? Number.isFinite(note) : typeof note === "string" && note.trim()) {
    return String(note);
  }
  const what =
    typeof note === "string" ? "blank text" : typeof note === "number" ? note : typeof note;
  throw new InvalidRequestError(
    `A note is text that is not blank, or a finite number, but this is ${what}.`,
    { resource: "note" },
  );
}
