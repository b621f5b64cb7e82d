import { readFile, writeFile } from "node:fs/promises";

/** Pages that are files of the package as well: said once, shown twice. */
const pages = [
  ["SECURITY.md", "security.md"],
  ["CHANGELOG.md", "changelog.md"],
] as const;

for (const [source, page] of pages) {
  const text = await readFile(new URL(`../../${source}`, import.meta.url), "utf8");
  const title = /^# (.+)$/m.exec(text)?.[1] ?? page;
  await writeFile(new URL(`../${page}`, import.meta.url), `---\ntitle: ${title}\n---\n\n${text}`);
}
