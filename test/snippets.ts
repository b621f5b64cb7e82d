import { globSync, readFileSync } from "node:fs";

/** A fenced block of a page. */
export interface Snippet {
  /** Where it stands, such as `site/guides/list.md:9`. */
  readonly place: string;
  readonly language: string;
  /** What follows the language in the fence: `twoslash`, `run`. */
  readonly marks: readonly string[];
  readonly code: string;
}

/** The fenced blocks of the files that the pattern names, in the order in which they stand. */
export function snippetsOf(pattern: string): Snippet[] {
  return globSync(pattern, { exclude: ["**/node_modules/**"] })
    .toSorted()
    .flatMap((file) => {
      const text = readFileSync(file, "utf8");
      return [...text.matchAll(/^```(\w+)([^\n`]*)\n(.*?)^```$/gms)].map(
        ({ index, 1: language = "", 2: marks = "", 3: code = "" }) => ({
          place: `${file.replaceAll("\\", "/")}:${text.slice(0, index).split("\n").length}`,
          language,
          marks: marks.split(" ").filter(Boolean),
          code,
        }),
      );
    });
}
