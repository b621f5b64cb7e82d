import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";

const files = readdirSync("dist", { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".d.ts"))
  .toSorted();

interface Declarations {
  /** Names that the file declares, and does not export. */
  readonly hidden: readonly string[];
  /** Packages whose types it needs. */
  readonly packages: readonly string[];
}

/** What a file of declarations mentions without giving it to anybody. */
function mentionedIn(text: string): Declarations {
  const { statements } = ts.createSourceFile("file.d.ts", text, ts.ScriptTarget.ES2022, true);
  const declared = statements.flatMap((statement): string[] => {
    if (ts.isVariableStatement(statement)) {
      return statement.declarationList.declarations.map(({ name }) => name.getText());
    }
    const named =
      ts.isClassDeclaration(statement) ||
      ts.isInterfaceDeclaration(statement) ||
      ts.isTypeAliasDeclaration(statement) ||
      ts.isFunctionDeclaration(statement);
    return named && statement.name !== undefined ? [statement.name.text] : [];
  });
  const exported = new Set(
    statements.flatMap((statement): string[] => {
      const clause = ts.isExportDeclaration(statement) ? statement.exportClause : undefined;
      return clause !== undefined && ts.isNamedExports(clause)
        ? clause.elements.map(({ name, propertyName }) => (propertyName ?? name).text)
        : [];
    }),
  );
  const packages = statements
    .filter(ts.isImportDeclaration)
    .map(({ moduleSpecifier }) => moduleSpecifier.getText().slice(1, -1))
    .filter((name) => !name.startsWith("."));
  return { hidden: declared.filter((name) => !exported.has(name)), packages };
}

const mentions = Object.fromEntries(
  files.map((file) => [
    file.replace(/-[\w-]{8}\.d\.ts$/, ".d.ts"),
    mentionedIn(readFileSync(join("dist", file), "utf8")),
  ]),
);

describe("the declarations", () => {
  it("mention nothing that is not exported, but what a type is computed by", () => {
    // Not by file: a shared one is named after any of its modules.
    const hidden = Object.values(mentions).flatMap(({ hidden: names }) => names);
    // Whether a download can be saved for certain depends on the entry that is imported; settings have one table.
    expect(hidden.toSorted()).toEqual(["SavingHere", "ShownSettings", "makeQueries"]);
  });

  it("need no package but the peers of the entry that names them", () => {
    const packages = new Set(Object.values(mentions).flatMap((file) => file.packages));
    expect([...packages].toSorted()).toEqual(["msw", "node:http", "node:http2"]);
  });

  it("hold nothing internal, and comments that can be read as they are", () => {
    for (const file of files) {
      const text = readFileSync(join("dist", file), "utf8");
      expect(text).not.toMatch(/@internal|@inheritDoc|ListSource|Parts\b/);
    }
  });

  it("say the order of every list", () => {
    const text = files.map((file) => readFileSync(join("dist", file), "utf8")).join("\n");
    const lists = [...text.matchAll(/\/\*\*((?:(?!\*\/)[^])*)\*\/\s+(\w+)\([^\n]*\): List</g)];
    expect(lists.length).toBeGreaterThan(20);
    expect(
      lists.flatMap(([, comment = "", name]) => (/order/i.test(comment) ? [] : [name])),
    ).toEqual([]);
  });

  it("would be caught mentioning more", () => {
    expect(
      mentionedIn('import "x"; interface A {} declare const b: A; export { b as c };'),
    ).toEqual({
      hidden: ["A"],
      packages: ["x"],
    });
  });
});
