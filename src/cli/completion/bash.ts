import type { Command } from "../table/command.ts";
import { candidatesOf } from "./candidates.ts";

/** The script for bash; without candidates it completes names of files. */
export function bashScript(commands: readonly Command[]): string {
  // The longest first, because "log note" begins with "log".
  const cases = candidatesOf(commands)
    .toSorted((one, other) => other.after.length - one.after.length)
    .map(
      ({ after, words }) =>
        `    "${after === "" ? "" : `${after} `}"*) candidates="${words.map(({ word }) => word).join(" ")}" ;;`,
    );
  return [
    "_vectice() {",
    '  local typed="${COMP_WORDS[*]:1:COMP_CWORD-1}" candidates=""',
    '  case "$typed${typed:+ }" in',
    ...cases,
    "  esac",
    '  COMPREPLY=($(compgen -W "$candidates" -- "${COMP_WORDS[COMP_CWORD]}"))',
    "}",
    "complete -o default -F _vectice vectice",
    "",
  ].join("\n");
}
