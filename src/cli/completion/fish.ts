import type { Command } from "../table/command.ts";
import { candidatesOf } from "./candidates.ts";

/** The script for fish; it completes names of files as well. */
export function fishScript(commands: readonly Command[]): string {
  const lines = candidatesOf(commands).flatMap(({ after, words }) =>
    words.map(({ word, summary }) => {
      const seen = after.split(" ").map((part) => `__fish_seen_subcommand_from ${part}`);
      const condition = after === "" ? "__fish_use_subcommand" : seen.join("; and ");
      const what = word.startsWith("--") ? `-l ${word.slice(2)}` : `-a ${word}`;
      return `complete -c vectice -n '${condition}' ${what} -d ${quoted(summary)}`;
    }),
  );
  return `${lines.join("\n")}\n`;
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, "\\$&")}'`;
}
