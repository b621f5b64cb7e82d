import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";

const own = /\/node_modules\/(vectice|valibot|ky)\//;

// Declarations are the same for every program: parsed once, they are most of the time saved.
const parsed = new Map<string, ts.SourceFile>();

/**
 * What the compiler says of files, by their names in a folder, and of every declaration of the library
 * and its dependencies that they reach: as without `skipLibCheck`, but for TypeScript's own libraries
 * and the peers of the testing entry, which take long and are their own business.
 */
export function problemsIn(
  folder: string,
  sources: Readonly<Record<string, string>>,
  options: ts.CompilerOptions,
): string[] {
  const files = Object.entries(sources).map(([name, text]) => {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    return path;
  });
  const all: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    types: [],
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noEmit: true,
    skipLibCheck: false,
    ...options,
  };
  const host = ts.createCompilerHost(all);
  const program = ts.createProgram(files, all, {
    ...host,
    getCurrentDirectory: () => folder,
    getSourceFile: (path, kind, ...rest) => {
      const format = typeof kind === "object" ? kind.impliedNodeFormat : undefined;
      const key = `${path} ${format ?? ""}`;
      const known = parsed.get(key) ?? host.getSourceFile(path, kind, ...rest);
      if (known !== undefined && !files.includes(path)) {
        parsed.set(key, known);
      }
      return known;
    },
  });
  const checked = program
    .getSourceFiles()
    .filter(({ fileName }) => files.includes(fileName) || own.test(fileName));
  return [
    ...program.getOptionsDiagnostics(),
    ...program.getGlobalDiagnostics(),
    ...checked.flatMap((file) => [
      ...program.getSyntacticDiagnostics(file),
      ...program.getSemanticDiagnostics(file),
    ]),
  ].map(({ file, messageText }) => {
    const text = ts.flattenDiagnosticMessageText(messageText, "\n");
    return `${file?.fileName.replace(`${folder}/`, "") ?? ""}: ${text}`;
  });
}
