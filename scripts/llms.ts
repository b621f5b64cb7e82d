// Writes `llms.txt`, which the package carries: the guides of the site in one text, for language models.
import { globSync, readFileSync, writeFileSync } from "node:fs";

const pages = [
  "site/start/*.md",
  "site/guides/*.md",
  "site/compatibility.md",
  "site/errors/index.md",
];

/** A page as text: without its head, its headings one level down, its links only their words. */
function textOf(path: string): string {
  return readFileSync(path, "utf8")
    .replace(/^---\n.*?\n---\n/s, "")
    .replaceAll(/^(```\w+).*$/gm, "$1")
    .replaceAll(/\[([^\]\n]+)\]\((?!https:)[^)\n]+\)/g, "$1")
    .replaceAll(/^(?=#+ )/gm, "#")
    .trim();
}

const texts = pages.flatMap((pattern) => globSync(pattern).toSorted()).map(textOf);
const head = `# vectice

> The JavaScript and TypeScript client of Vectice: pages, Node, Deno, Bun and edge workers. Entries: vectice,
> vectice/core, vectice/analysis, vectice/live, vectice/query, vectice/testing, vectice/server. The declarations in
> dist/*.d.ts describe every name; SECURITY.md says what is promised.`;
writeFileSync("llms.txt", `${[head, ...texts].join("\n\n")}\n`);
