import type { Command } from "../table/command.ts";
import { optionsOf } from "../table/parse-arguments.ts";

/** What may follow the words that were typed. */
export interface Candidates {
  /** The words before it: `""`, `log`, `log note`. */
  readonly after: string;
  readonly words: readonly { readonly word: string; readonly summary: string }[];
}

/** What may be typed next, for the command alone, for each group, and for each command. */
export function candidatesOf(commands: readonly Command[]): Candidates[] {
  const groups = [...new Set(commands.map(({ name }) => name.split(" ")[0] ?? ""))];
  const first = groups.map((group) => {
    const own = commands.filter(({ name }) => name === group || name.startsWith(`${group} `));
    return { word: group, summary: own.map(({ summary }) => summary).join("; ") };
  });
  const seconds = groups.flatMap((group) => {
    const words = commands.flatMap(({ name, summary }) =>
      name.startsWith(`${group} `) ? [{ word: name.slice(group.length + 1), summary }] : [],
    );
    return words.length === 0 ? [] : [{ after: group, words }];
  });
  const options = commands.map((command) => ({
    after: command.name,
    words: [
      ...command.positionals.flatMap(({ choices = [], name }) =>
        choices.map((word) => ({ word, summary: name })),
      ),
      ...Object.entries(optionsOf(command)).map(([name, { summary }]) => ({
        word: `--${name}`,
        summary,
      })),
    ],
  }));
  return [{ after: "", words: first }, ...seconds, ...options];
}
