import { existsSync, globSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { expect, test } from "@playwright/test";
import ts from "typescript";
import { commands } from "../../src/cli/table/commands.ts";
import { entries } from "../package/runtimes.ts";
import { folder } from "./built-site.ts";

/** The names that people can import of the entries' declarations. */
function exportsOf(paths: readonly string[]): Map<string, string[]> {
  const program = ts.createProgram([...paths], {
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
  });
  const checker = program.getTypeChecker();
  return new Map(
    paths.map((path) => {
      const source = program.getSourceFile(path);
      const symbol = source && checker.getSymbolAtLocation(source);
      const names = symbol ? checker.getExportsOfModule(symbol).map(({ name }) => name) : [];
      return [path, names];
    }),
  );
}

test("every export of every entry has a page", () => {
  const pages = new Set(
    globSync(`${folder}/reference/**/*.html`).map((path) => basename(path, ".html")),
  );
  const declarations = entries.map((entry) =>
    entry === "." ? "dist/index.d.ts" : `dist/${entry.slice(2)}.d.ts`,
  );
  const exported = exportsOf([...declarations, "dist/browser.d.ts"]);
  for (const [path, names] of exported) {
    expect(names.length, path).toBeGreaterThan(0);
    expect(
      names.filter((name) => !pages.has(name)),
      path,
    ).toEqual([]);
  }
});

test("every code of an error has a page, and no page tells of another", () => {
  const codes = [...readFileSync("src/errors.ts", "utf8").matchAll(/readonly code = "(\w+)"/g)].map(
    ([, code = ""]) => code,
  );
  expect(codes.length).toBeGreaterThan(12);
  const pages = globSync(`${folder}/errors/*.html`).map((path) => basename(path, ".html"));
  expect(pages.toSorted()).toEqual([...codes, "index"].toSorted());
});

test("every command is on the page of the command", () => {
  const page = readFileSync(`${folder}/command.md`, "utf8");
  expect(commands.filter(({ name }) => !page.includes(`## vectice ${name}\n`))).toEqual([]);
});

test("there is a list of pages, and all of their text, for language models", () => {
  const list = readFileSync(`${folder}/llms.txt`, "utf8");
  for (const page of ["guides/log.md", "errors/network_error.md", "command.md", "python.md"]) {
    expect(list).toContain(page);
    expect(existsSync(`${folder}/${page}`)).toBe(true);
  }
  const all = readFileSync(`${folder}/llms-full.txt`, "utf8");
  for (const part of [
    "iteration.logTable(",
    "NODE_EXTRA_CA_CERTS",
    "delete_asset",
    "createProxy(",
  ]) {
    expect(all).toContain(part);
  }
});

test("nothing that is built leads to the machine that built it", () => {
  const texts = globSync(`${folder}/**/*.{html,md,txt,js}`);
  expect(texts.length).toBeGreaterThan(200);
  const here = process.cwd();
  expect(texts.filter((path) => readFileSync(path, "utf8").includes(here))).toEqual([]);
});
