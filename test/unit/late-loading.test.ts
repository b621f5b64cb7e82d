import { build } from "esbuild";
import { describe, expect, it } from "vitest";

interface Imports {
  /** The files that an entry cannot run without. */
  readonly needed: readonly string[];
  /** The files that some of these load by `import()`. */
  readonly late: readonly string[];
}

/** Walks the imports of an entry's sources: types do not count, and `import()` is not followed. */
async function importsOf(contents: string): Promise<Imports> {
  const { metafile } = await build({
    stdin: { contents, resolveDir: ".", sourcefile: "entry.ts", loader: "ts" },
    bundle: true,
    write: false,
    metafile: true,
    format: "esm",
    platform: "neutral",
    mainFields: ["module", "main"],
    external: ["node:*", "ky"],
    logLevel: "silent",
  });
  const needed = new Set(["entry.ts"]);
  const late = new Set<string>();
  for (const path of needed) {
    for (const { path: next, kind } of metafile.inputs[path]?.imports ?? []) {
      (kind === "dynamic-import" ? late : needed).add(next);
    }
  }
  return { needed: [...needed], late: [...late] };
}

const isWriting = (path: string): boolean =>
  path.startsWith("src/write/") || /^src\/environment\/\w+-writing\.ts$/.test(path);

describe("a program that only reads", () => {
  it.each(["index", "browser", "core"])(
    "does not load the write half: src/%s.ts reaches it by import() alone",
    async (entry) => {
      const { needed, late } = await importsOf(`export * from "./src/${entry}.ts";`);
      expect(needed).toContain("src/resources/iteration.ts");
      expect(needed.filter(isWriting)).toEqual([]);
      expect(late).toContain("src/write/index.ts");
    },
  );

  it("would fail this test, if a file were imported as usual", async () => {
    const { needed } = await importsOf(
      'export * from "./src/browser.ts"; export { logNote } from "./src/write/index.ts";',
    );
    expect(needed.filter(isWriting)).toContain("src/write/content/log-note.ts");
  });
});
