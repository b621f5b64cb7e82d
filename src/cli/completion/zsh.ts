import type { Command } from "../table/command.ts";
import { candidatesOf } from "./candidates.ts";

/** The script for zsh; without candidates it completes names of files. */
export function zshScript(commands: readonly Command[]): string {
  const cases = candidatesOf(commands)
    .toSorted((one, other) => other.after.length - one.after.length)
    .map(({ after, words }) => {
      const described = words.map(({ word, summary }) => quoted(`${word}:${summary}`));
      return `    (${quoted(after === "" ? "" : `${after} `)}*) candidates=(${described.join(" ")}) ;;`;
    });
  return [
    "#compdef vectice",
    "_vectice() {",
    '  local typed="${(j: :)words[2,CURRENT-1]}"',
    "  local -a candidates",
    '  case "$typed${typed:+ }" in',
    ...cases,
    "  esac",
    "  _describe 'vectice' candidates",
    "  _files",
    "}",
    "compdef _vectice vectice",
    "",
  ].join("\n");
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
