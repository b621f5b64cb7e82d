import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { snippetsOf } from "../snippets.ts";

const folder = ".reports/readme";

const blocks = snippetsOf("README.md")
  .filter(({ language }) => language === "ts")
  .map(({ code }) => code);

/** What the compiler says of code that imports the built package by its name, as a user's would. */
function problemsOf(sources: readonly string[]): string[] {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const files = sources.map((code, place) => {
    const path = join(folder, `block-${place + 1}.ts`);
    writeFileSync(path, code);
    return path;
  });
  const program = ts.createProgram(files, {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    lib: ["lib.es2024.d.ts", "lib.dom.d.ts"],
    types: [],
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    skipLibCheck: false,
  });
  return ts
    .getPreEmitDiagnostics(program)
    .map(
      ({ file, messageText }) =>
        `${file?.fileName ?? ""}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`,
    );
}

describe("the code in the README", () => {
  it("fits the built package", { timeout: 60_000 }, () => {
    expect(blocks.length).toBeGreaterThan(1);
    expect(problemsOf(blocks)).toEqual([]);
  });

  it("would be found wrong if it were", { timeout: 60_000 }, () => {
    expect(
      problemsOf(['import { connect } from "vectice"; connect({ apiTokn: "x" });']),
    ).toHaveLength(1);
  });
});
