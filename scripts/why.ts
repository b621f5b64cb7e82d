// Prints what each module weighs in the files that the size limits measure, in bytes: minified, and its
// share of the gzipped file. Folders of the sources are one row each; `--files` goes down to files.
import { readFileSync } from "node:fs";
import { SourceMap } from "node:module";
import { gzipSync } from "node:zlib";
import * as v from "valibot";

const byFile = process.argv.includes("--files");
const measured = [".reports/size/connect.js", "dist/vectice.min.js"];

const sourceMap = v.object({
  version: v.number(),
  sources: v.array(v.string()),
  sourcesContent: v.array(v.string()),
  names: v.array(v.string()),
  mappings: v.string(),
});

interface Row {
  readonly name: string;
  readonly minified: number;
  readonly gzipped: number;
}

/** The row in which a module is counted: a dependency, or a folder or a single file of the sources. */
function rowOf(source: string): string {
  const path = source.replace(/^.*?(?=(node_modules|src)\/)/, "");
  if (byFile) {
    return path.replace("node_modules/", "");
  }
  return path.replace(/^node_modules\/([^/]+)\/.*/, "$1").replace(/^(src\/[^/]+\/).*/, "$1");
}

/** The row of every character of a file, which its source map tells. */
function rowsOf(code: string, map: SourceMap): string[] {
  return code.split(/(?<=\n)/).flatMap((text, line) =>
    Array.from({ length: text.length }, (_, column) => {
      const entry = map.findEntry(line, column);
      return "originalSource" in entry ? rowOf(entry.originalSource) : "(the bundler's own)";
    }),
  );
}

const gzipped = (text: string): number => gzipSync(text, { level: 9 }).length;

/** Weighs every row of a file: what the gzipped file loses without it, scaled to the whole. */
function weigh(code: string, map: SourceMap): Row[] {
  const owners = rowsOf(code, map);
  const whole = gzipped(code);
  const lost = [...new Set(owners)].map((name) => {
    const rest = Array.from(owners, (owner, place) => (owner === name ? "" : code[place])).join("");
    return { name, minified: code.length - rest.length, gzipped: whole - gzipped(rest) };
  });
  const sum = lost.reduce((all, row) => all + row.gzipped, 0);
  return lost
    .map((row) => ({ ...row, gzipped: Math.round((row.gzipped / sum) * whole) }))
    .toSorted((one, other) => other.gzipped - one.gzipped);
}

for (const path of measured) {
  const code = readFileSync(path, "utf8");
  const payload = v.parse(sourceMap, JSON.parse(readFileSync(`${path}.map`, "utf8")));
  const rows = weigh(code, new SourceMap({ ...payload, file: path, sourceRoot: "" }));
  const total = { name: "in all", minified: code.length, gzipped: gzipped(code) };
  const width = Math.max(...rows.map(({ name }) => name.length), path.length);
  const print = (name: string, ...cells: readonly (string | number)[]) =>
    console.log([name.padEnd(width), ...cells.map((cell) => String(cell).padStart(9))].join(" "));
  print(path, "minified", "gzipped", "share");
  for (const row of [...rows, total]) {
    const share = `${((100 * row.gzipped) / total.gzipped).toFixed(1)} %`;
    print(row.name, row.minified, row.gzipped, share);
  }
  console.log();
}
