import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { problemsIn } from "./compile.ts";
import { install, type Installation } from "./install.ts";
import { entries, exportsMap, refusesBrowsers } from "./runtimes.ts";

const execute = promisify(execFile);
const browser = ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"];
const worker = ["lib.es2022.d.ts", "lib.webworker.d.ts"];
const { Bundler, Node10, Node16, NodeNext } = ts.ModuleResolutionKind;
const { CommonJS, ESNext } = ts.ModuleKind;

const forBrowsers = entries.filter((entry) => !refusesBrowsers(exportsMap[entry]));
// msw is a module without CommonJS: node16 refuses to require its types, and so the testing entry's.
const withoutTesting = entries.filter((entry) => !entry.startsWith("./testing"));

/** A program that uses what it connects to, and imports every entry given. */
function consumer(names: readonly string[]): string {
  const imports = names.map(
    (entry, place) => `import * as entry${place} from "${entry.replace(/^\./, "vectice")}";`,
  );
  return `
    import { connect, Connection, isVecticeError, type Workspace } from "vectice";
    ${imports.join("\n")}
    export const held = [${names.map((_, place) => `entry${place}`).join()}];
    export async function main(apiToken: string): Promise<string[]> {
      const found = await connect({ apiToken, workspace: "WSP-1" });
      const workspace: Workspace = found.kind === "workspace" ? found : found.workspace;
      const connection = await Connection.open({ apiToken, signal: new AbortController().signal });
      const names: (string | null | undefined)[] = [workspace.name];
      for await (const { name } of connection.workspaces({ limit: 3 })) { names.push(name); }
      try { await connection.project("PRJ-1", { timeout: 5 }); }
      catch (error) { if (isVecticeError(error)) { names.push(error.code); } }
      return names.map(String);
    }`;
}

/** Checks a file by the oldest compiler, whose types are not those of the newest. */
const checking = `
import ts from "@tsd/typescript";
const [file, options] = process.argv.slice(1);
const program = ts.createProgram([file], {
  ...JSON.parse(options),
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
});
const problems = ts.getPreEmitDiagnostics(program).map(({ file, messageText }) =>
  (file?.fileName ?? "") + ": " + ts.flattenDiagnosticMessageText(messageText, " "));
console.log(JSON.stringify({ version: ts.version, problems }));`;

interface Kind {
  readonly name: string;
  readonly files: Readonly<Record<string, readonly string[]>>;
  readonly options: ts.CompilerOptions;
}

const kinds: readonly Kind[] = [
  {
    name: "bundler, in a page",
    files: { "main.ts": forBrowsers },
    options: { module: ESNext, moduleResolution: Bundler, lib: browser },
  },
  {
    name: "bundler, in a worker",
    files: { "main.ts": forBrowsers },
    options: { module: ESNext, moduleResolution: Bundler, lib: worker },
  },
  {
    name: "node16, as a module and as CommonJS, with DOM",
    files: { "main.mts": entries, "main.cts": withoutTesting },
    options: {
      module: ts.ModuleKind.Node16,
      moduleResolution: Node16,
      lib: browser,
      types: ["node"],
    },
  },
  {
    name: "nodenext, as a module and as CommonJS, in a worker",
    files: { "main.mts": forBrowsers, "main.cts": forBrowsers },
    options: { module: ts.ModuleKind.NodeNext, moduleResolution: NodeNext, lib: worker },
  },
  {
    name: "nodenext, as a module and as CommonJS, with Node's types alone",
    files: { "main.mts": entries, "main.cts": entries },
    options: {
      module: ts.ModuleKind.NodeNext,
      moduleResolution: NodeNext,
      lib: ["lib.es2022.d.ts"],
      types: ["node"],
    },
  },
  {
    name: "node10, as old settings have it",
    files: { "main.ts": entries },
    options: {
      module: CommonJS,
      moduleResolution: Node10,
      lib: browser,
      types: ["node"],
      ignoreDeprecations: "6.0",
    },
  },
];

let installed: Installation;

beforeAll(async () => {
  installed = await install("msw", "graphql", "@types/node", "undici-types");
  await writeFile(join(installed.folder, "package.json"), '{ "type": "module" }');
}, 60_000);

afterAll(() => installed.remove());

describe("the declarations", () => {
  it.each(kinds)("fit a consumer with $name", { timeout: 60_000 }, ({ files, options }) => {
    const sources = Object.entries(files).map(([file, names]) => [file, consumer(names)] as const);
    expect(problemsIn(installed.folder, Object.fromEntries(sources), options)).toEqual([]);
  });

  it("promise save() in Node, and elsewhere only where there is one", { timeout: 60_000 }, () => {
    const program = `
      import type { Download } from "vectice";
      export const save = (file: Download) => file.save("folder/", { overwrite: true });`;
    const node = { module: ts.ModuleKind.NodeNext, moduleResolution: NodeNext };
    const options = { lib: browser, types: ["node"] };
    expect(problemsIn(installed.folder, { "save.mts": program }, { ...options, ...node })).toEqual(
      [],
    );
    const page = { module: ESNext, moduleResolution: Bundler };
    expect(problemsIn(installed.folder, { "save.ts": program }, { ...options, ...page })).toEqual([
      "save.ts: Cannot invoke an object which is possibly 'undefined'.",
    ]);
  });

  it("fit the oldest compiler that the README names", { timeout: 60_000 }, async () => {
    const names = forBrowsers.filter((entry) => !entry.startsWith("./testing"));
    await writeFile(join(installed.folder, "oldest.ts"), consumer(names));
    const options = { strict: true, lib: browser, types: [], noEmit: true };
    const { stdout } = await execute(process.execPath, [
      "--input-type=module",
      "--eval",
      checking,
      join(installed.folder, "oldest.ts"),
      JSON.stringify(options),
    ]);
    expect(JSON.parse(stdout)).toEqual({ version: "5.4.5", problems: [] });
    expect(readFileSync("README.md", "utf8")).toContain("TypeScript 5.4");
  });

  it("would not fit what is wrong", { timeout: 60_000 }, () => {
    const right = consumer(forBrowsers);
    const sources = {
      "option.ts": right.replace("{ apiToken, workspace", "{ apiTokn: apiToken, workspace"),
      "entry.ts": right.replace('"vectice/core"', '"vectice/cores"'),
      "any.ts": right.replace(
        "const names: (string | null | undefined)[]",
        "const names: number[]",
      ),
    };
    const problems = problemsIn(installed.folder, sources, kinds[0]?.options ?? {});
    const files = new Set(problems.map((problem) => problem.split(":")[0]));
    expect(files).toEqual(new Set(["any.ts", "entry.ts", "option.ts"]));
  });
});
