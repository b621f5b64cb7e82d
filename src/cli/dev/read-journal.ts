import * as v from "valibot";
import { UsageError } from "../usage-error.ts";
import { decodeLine } from "./journal-line.ts";

/** The version of the journal's own form; what it holds has a version of its own. */
export const journalVersion = 1;

const HeadSchema = v.object({ vecticeJournal: v.number(), data: v.unknown() });
const ChangesSchema = v.object({ changes: v.array(v.unknown()) });

/** What a journal holds. */
export interface JournalContent {
  readonly data: unknown;
  /** What was changed since, in order. */
  readonly changes: readonly unknown[];
  /** Bytes at its end that belong to no whole line: a write that was cut short, and so never answered. */
  readonly torn: number;
}

/** Reads a journal. Only its end may be broken: damage before that would lose what was answered. */
export function readJournal(path: string, bytes: Uint8Array): JournalContent {
  const lines = linesOf(bytes);
  const [head, ...rest] = lines.map(({ text }) => decodeLine(text));
  const damaged = (line: number): UsageError =>
    new UsageError(
      `${JSON.stringify(path)} is damaged in line ${line}, and not at its end alone. Put a copy of it back.`,
    );
  const parsed = v.safeParse(HeadSchema, head?.value);
  if (!parsed.success) {
    throw new UsageError(`${JSON.stringify(path)} is no data of vectice dev. Name another file.`);
  }
  if (parsed.output.vecticeJournal > journalVersion) {
    throw new UsageError(
      `${JSON.stringify(path)} was written by a newer version of vectice. Update this one, or name another file.`,
    );
  }
  const whole = rest.findIndex((line) => line === undefined);
  const kept = whole < 0 ? rest : rest.slice(0, whole);
  if (rest.slice(kept.length).some((line) => line !== undefined)) {
    throw damaged(kept.length + 2);
  }
  const changes = kept.flatMap((line, index) => {
    const told = v.safeParse(ChangesSchema, line?.value);
    if (!told.success) {
      // A whole line of something else, such as a second file behind the first.
      throw damaged(index + 2);
    }
    return told.output.changes;
  });
  const torn = lines.slice(kept.length + 1).reduce((sum, { length }) => sum + length, 0);
  return { data: parsed.output.data, changes, torn };
}

/** The lines, each with its length in bytes; the last one may lack its line break, and is broken then. */
function linesOf(bytes: Uint8Array): { readonly text: string; readonly length: number }[] {
  const decoder = new TextDecoder();
  const lines: { text: string; length: number }[] = [];
  for (let start = 0; start < bytes.length;) {
    const found = bytes.indexOf(0x0a, start);
    const end = found < 0 ? bytes.length : found;
    // Without its line break a line is not whole, even where nothing else is missing.
    const text = found < 0 ? "" : decoder.decode(bytes.subarray(start, end));
    lines.push({ text, length: Math.min(end + 1, bytes.length) - start });
    start = end + 1;
  }
  return lines;
}
