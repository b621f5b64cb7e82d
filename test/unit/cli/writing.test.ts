import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { containing, type Desk, desk } from "./call.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "vectice-writing-"));
  await writeFile(join(folder, "roc.png"), "a picture");
  await writeFile(join(folder, "pr.png"), "another one");
  await writeFile(join(folder, "lift.csv"), 'decile,lift\n1,2.5\n2,"a ""b"", c"\n3,\n');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

let table: Desk;
beforeEach(() => {
  const phases = [{ name: "Modeling", iterations: [{ name: "First" }] }];
  table = desk({ seed: { workspaces: [{ name: "W", projects: [{ name: "P", phases }] }] } });
});
const call: Desk["call"] = (line, around) => table.call(line, around);
const path = (name: string): string => join(folder, name);

/** The assets of the first iteration, as `ls` shows them. */
async function assets(): Promise<string[]> {
  return (await call("ls ITR-1")).out.trimEnd().split("\n");
}

describe("log note", () => {
  it("logs text, into a section, into an iteration or the current one of a phase", async () => {
    expect(await call(["log", "note", "ITR-1", "Drift is gone.", "--section", "S"])).toEqual({
      code: 0,
      out: "ITR-1\tnote\t\t\n",
      err: "",
    });
    await call(["log", "note", "PHA-1", "-"], { input: "From a pipe." });
    const found = await assets();
    expect(found).toEqual([
      expect.stringMatching(/^\d+\tComment\tS\tDrift is gone\.$/),
      expect.stringMatching(/^\d+\tComment\t\tFrom a pipe\.$/),
    ]);
  });

  it("refuses blank text, and places that are none", async () => {
    expect((await call(["log", "note", "ITR-1", " "])).code).toBe(2);
    expect(await call("log note PRJ-1 text")).toMatchObject({
      code: 2,
      err: containing("neither an iteration"),
    });
    expect(await call("log note ITR-1")).toMatchObject({
      code: 2,
      err: containing("text is missing"),
    });
  });
});

describe("log file", () => {
  it("logs files by paths and patterns, once each, and standard input under a name", async () => {
    const { code, out } = await call([
      "log",
      "file",
      "ITR-1",
      path("roc.png"),
      path("*.png"),
      "--json",
    ]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject([
      { kind: "file", name: "roc.png", iteration: { id: "ITR-1" } },
      { kind: "file", name: "pr.png" },
    ]);
    await call("log file ITR-1 - --name piped.txt", { input: "bytes" });
    const { data } = table.backend;
    expect(data.files.map(({ name }) => name)).toEqual(["roc.png", "pr.png", "piped.txt"]);
    const saved = await call(["download", "ITR-1", "piped.txt", "--to", folder]);
    expect(saved.code).toBe(0);
  });

  it.each([
    [["log", "file", "ITR-1", "-"], "--name gives it one"],
    [["log", "file", "ITR-1", "none.png"], "none.png"],
    [["log", "file", "ITR-1", "none-*.png"], "No file matches"],
    [["log", "file", "ITR-1", "a", "b", "--name", "c"], "names one file"],
    [["log", "file", "ITR-1"], "path is missing"],
  ])("refuses %o", async (argv, reason) => {
    expect(await call(argv)).toMatchObject({ code: 2, err: containing(reason) });
    expect(table.backend.data.files).toEqual([]);
  });

  it("prints those that were logged when one fails", async () => {
    const { code, out } = await call([
      "log",
      "file",
      "ITR-1",
      path("roc.png"),
      path("none.png"),
      path("pr.png"),
    ]);
    expect(code).toBe(2);
    expect(out).toMatch(/^ITR-1\tfile\t\d+\troc\.png\n$/);
  });

  it("draws a bar on a terminal, and takes it away", async () => {
    const { err } = await call(["log", "file", "ITR-1", path("roc.png")], { terminal: true });
    expect(err).toContain("roc.png");
    expect(err).toContain("uploading");
    expect(err.endsWith("\r\u001b[K")).toBe(true);
  });
});

describe("log table", () => {
  it("logs CSV and JSON, from files and from standard input", async () => {
    expect(await call(["log", "table", "ITR-1", path("lift.csv")])).toMatchObject({
      code: 0,
      err: "",
    });
    await call("log table ITR-1 - --name Rows", { input: '[{"a":1,"b":true},{"a":2}]' });
    await call("log table ITR-1 - --name Lines --columns b", {
      input: '{"a":1,"b":2}\n{"a":2,"b":3}\n',
    });
    expect(table.backend.data.tables.map(({ name, rows }) => [name, rows.length])).toEqual([
      ["lift", 3],
      ["Rows", 2],
      ["Lines", 2],
    ]);
    expect(JSON.stringify(table.backend.data.tables[0]?.rows)).toContain('a \\"b\\", c');
    expect(JSON.stringify(table.backend.data.tables[2]?.rows)).not.toContain('"a"');
  });

  it("refuses what are no rows, and too many of them unless it may cut", async () => {
    for (const input of ["", "[1]", '{"a":', "a,a\n1,2", "a,b\n1", 'a\n"b']) {
      expect(await call("log table ITR-1 - --name T", { input })).toMatchObject({
        code: 2,
        out: "",
      });
    }
    expect((await call("log table ITR-1 -", { input: "a\n1" })).code).toBe(2);
    const input = `a\n${"1\n".repeat(150)}`;
    expect((await call("log table ITR-1 - --name T", { input })).code).toBe(2);
    expect((await call("log table ITR-1 - --name T --cut", { input })).code).toBe(0);
  });
});

describe("model register and log version", () => {
  it("register from options, print what is new, and link the version elsewhere", async () => {
    const argv =
      "model register PHA-1 --name churn --library xgboost --metric auc=0.87 --property depth=6";
    const { code, out } = await call([
      ...argv.split(" "),
      "--attach",
      path("roc.png"),
      "--no-code",
    ]);
    expect(code).toBe(0);
    expect(out).toMatch(/^id\tMDV-1$/m);
    expect(out).toMatch(/^created\tmodel$/m);
    const got = await call("get MDV-1");
    expect(got.out).toContain("metrics.auc\t0.87\n");
    expect(got.out).toContain("properties.depth\t6\n");
    expect((await call("ls MDV-1")).out).toContain("roc.png\tfile");
    const { out: iteration } = await call("iteration create PHA-1 -q");
    expect((await call(`log version ${iteration.trim()} MDV-1`)).code).toBe(0);
    const again = await call(`log version ${iteration.trim()} MDL-1`);
    expect(again).toMatchObject({ code: 0, err: "MDL-1 was there already.\n" });
    expect((await call("log version ITR-1 PRJ-1")).code).toBe(2);
  });

  it("register from JSON, in which a file is its path, under the options", async () => {
    const input = JSON.stringify({
      name: "from JSON",
      metrics: { auc: 0.5 },
      attachments: [path("roc.png"), { name: "Lift", rows: [{ a: 1 }] }],
      predictor: { framework: "XGB", file: path("pr.png") },
      code: false,
    });
    const { code, out } = await call("model register ITR-1 --from - --metric auc=0.9 -q", {
      input,
    });
    expect({ code, out }).toEqual({ code: 0, out: "MDV-1\n" });
    expect((await call("get MDV-1")).out).toContain("metrics.auc\t0.9\n");
    expect((await call("ls MDV-1")).out).toContain("Lift\ttable");
  });

  it.each([
    ["model register ITR-1 --metric auc", ""],
    ["model register ITR-1 --metric auc=high", ""],
    ["model register ITR-1 --from -", "[]"],
    ["model register ITR-1 --from -", '{"metrics":{"auc":"high"}}'],
    ["model register ITR-1 --from -", '{"attachments":7}'],
    ["model register ITR-1 --attach none.png", ""],
    ["dataset register ITR-1 --type TINY", ""],
    ["dataset register ITR-1 --source none.csv", ""],
    ["dataset register ITR-1 --type MODELING --rows -", "a\n1"],
  ])("refuse %s", async (line, input) => {
    expect(await call(line, { input })).toMatchObject({ code: 2, out: "" });
    expect(table.backend.data.modelVersions).toEqual([]);
    expect(table.backend.data.datasetVersions).toEqual([]);
  });
});

describe("dataset register", () => {
  it("registers files by their usage", async () => {
    const argv = "dataset register ITR-1 --name churn --type MODELING --no-code --json".split(" ");
    const { code, out } = await call([
      ...argv,
      "--training",
      path("lift.csv"),
      "--testing",
      path("roc.png"),
    ]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      id: "DTV-1",
      created: "dataset",
      parent: { name: "churn" },
    });
    const { out: items } = await call("ls DTV-1");
    expect(items).toMatch(/lift\.csv\tfile\tTRAINING/);
    expect(items).toMatch(/roc\.png\tfile\tTESTING/);
  });

  it("registers rows of CSV on standard input, and what it was made from", async () => {
    const rows = { input: "age,name\n30,Ada\n40,Kofi\n" };
    expect((await call("dataset register ITR-1 --name one --rows - --no-code -q", rows)).out).toBe(
      "DTV-1\n",
    );
    const two = await call(
      "dataset register ITR-1 --name two --rows - --no-code --derived-from DTV-1 -q",
      rows,
    );
    expect(two).toEqual({ code: 0, out: "DTV-2\n", err: "" });
    expect(table.backend.data.lineage).toMatchObject([{ input: "DTV-1", output: "DTV-2" }]);
  });
});

describe("iteration", () => {
  it("creates, completes and cancels", async () => {
    const created = await call([
      "iteration",
      "create",
      "PHA-1",
      "--name",
      "Second",
      "--description",
      "About",
    ]);
    expect(created.out).toMatch(/^id\tITR-2\nname\tSecond\nstatus\t/);
    expect((await call("iteration complete ITR-2")).out).toContain("status\tCompleted\n");
    expect(JSON.parse((await call("iteration cancel ITR-1 --json")).out)).toMatchObject({
      id: "ITR-1",
      status: "Abandoned",
    });
    expect((await call("iteration complete PHA-1")).code).toBe(2);
    expect((await call("iteration create ITR-1")).code).toBe(2);
    expect(await call("iteration compelte ITR-1")).toMatchObject({
      code: 2,
      err: containing("Did you mean complete?"),
    });
    expect((await call("iteration")).out).toContain("iteration cancel <ITR-…>");
  });
});
