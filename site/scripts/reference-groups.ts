import { type DeclarationReflection, type ProjectReflection, ReflectionKind } from "typedoc";

/** The groups of what `vectice` exports, as people think, and the sources that each is made of. */
const groups: readonly (readonly [string, RegExp])[] = [
  [
    "Connect",
    /^src\/(?:connect|index|version|environment\/(?!file-from|disk-file|code-option)|client\/(?!list))/,
  ],
  ["Errors", /^src\/errors/],
  [
    "Lists and what all things share",
    /^src\/(?:client\/list|schemas|resources\/(?:output|reading|known))/,
  ],
  [
    "Places: workspaces, projects, phases, iterations",
    /^src\/resources\/(?:connection|workspace|project|phase|iteration|parts\/(?:requirement|review|section|template|asset))/,
  ],
  [
    "Models and datasets",
    /^src\/resources\/(?:model|dataset|lineage|definition|parts\/(?:column|dataset-item|issue|report))/,
  ],
  ["Files and tables, read", /^src\/resources\/parts\/(?:attachment|download|table)/],
  [
    "Writing: notes, files and tables",
    /^src\/(?:write\/(?:content|files|iteration|place|tables)|environment\/(?:file-from|disk-file))/,
  ],
  ["Writing: models and datasets", /^src\/(?:write\/register|environment\/code-option)/],
];

const entries: Readonly<Record<string, string>> = {
  analysis: "histories, comparisons, lineage, overviews, gates",
  live: "read again and again",
  query: "keys and options for caches",
  testing: "the reference backend",
  "testing/node": "the reference backend over HTTP",
  server: "keep the token on your server",
  "server/node": "the same for `node:http`",
  core: "hosts of another kind",
};

const folders = new Map([
  [ReflectionKind.Class, "classes"],
  [ReflectionKind.Interface, "interfaces"],
  [ReflectionKind.TypeAlias, "type-aliases"],
  [ReflectionKind.Function, "functions"],
  [ReflectionKind.Variable, "variables"],
]);

/** The page that leads to all others, with what `vectice` exports in groups. */
export function referenceIndex(project: ProjectReflection): string {
  const [main, ...others] = (project.children ?? []).toSorted(
    (a, b) => Number(b.name === "index") - Number(a.name === "index"),
  );
  const names = (main?.children ?? []).filter(({ kind }) => folders.has(kind));
  const sections = groups.map(
    ([title, sources]) => [title, names.filter((name) => sources.test(sourceOf(name)))] as const,
  );
  const grouped = new Set(sections.flatMap(([, members]) => members));
  const left = names.filter((name) => !grouped.has(name));
  return (
    [
      "---\ntitle: Reference\n---\n\n# Reference",
      ...sections.map(([title, members]) => `## ${title}\n\n${linesOf(members)}`),
      ...(left.length === 0 ? [] : [`## More\n\n${linesOf(left)}`]),
      "## Other entries",
      others
        .map(({ name }) => `- [vectice/${name}](${name}/index.md): ${entries[name] ?? ""}`)
        .join("\n"),
    ].join("\n\n") + "\n"
  );
}

function sourceOf(reflection: DeclarationReflection): string {
  const file = reflection.project.getSymbolIdFromReflection(reflection)?.fileName ?? "";
  return file.replaceAll("\\", "/").replace(/^.*?\bsrc\//, "src/");
}

/** Classes and functions first, with what they are for; then the types, in one line. */
function linesOf(members: readonly DeclarationReflection[]): string {
  const isMain = ({ kind }: DeclarationReflection): boolean =>
    kind === ReflectionKind.Class ||
    kind === ReflectionKind.Function ||
    kind === ReflectionKind.Variable;
  const link = ({ name, kind }: DeclarationReflection): string =>
    `[${name}](index/${folders.get(kind) ?? ""}/${name}.md)`;
  const main = members.filter(isMain).map((member) => `- ${link(member)}${summaryOf(member)}`);
  const types = members.filter((member) => !isMain(member)).map(link);
  return [main.join("\n"), types.length === 0 ? "" : `Types: ${types.join(", ")}`]
    .filter((text) => text !== "")
    .join("\n\n");
}

/** The first sentence of what its author says of it. */
function summaryOf(member: DeclarationReflection): string {
  const comment = member.comment ?? member.signatures?.[0]?.comment;
  const text =
    comment?.summary
      .map((part) => part.text)
      .join("")
      .replaceAll(/\s+/g, " ") ?? "";
  const [sentence = ""] = /^.*?[.:](?= |$)/.exec(text) ?? [text];
  return sentence === "" ? "" : `: ${sentence.replaceAll("<", "&lt;").replace(/[.:]$/, "")}`;
}
