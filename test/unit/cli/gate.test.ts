import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { containing, desk } from "./call.ts";

const nasty = 'V::error::hi\n::error::x|`<b>&"\u0000';
const versions = [
  { name: "V1", status: "STAGING", metrics: { auc: 0.85, log_loss: 0.4, f1: 0.7 } },
  {
    name: nasty,
    status: "PRODUCTION",
    approval: "Approved",
    risk: "LOW",
    metrics: { auc: 0.9, log_loss: 0.5 },
    issues: [{ name: "Leak", severity: "High", status: "InProgress" }],
  },
] as const;
const { call } = desk({
  seed: {
    workspaces: [{ name: "W", projects: [{ name: "P", models: [{ name: "M", versions }] }] }],
  },
});

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "vectice-gate-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const pass = ["gate", "MDV-2", "--metric", "auc>=0.8"];
const fail = ["gate", "MDV-2", "--metric", "auc>=0.95"];
const unknown = ["gate", "MDV-2", "--metric", "f1>=0.5"];
const mixed = [...fail, "--metric", "f1>=0.5", "--status", "PRODUCTION"];

describe("the exit code of the gate", () => {
  it.each([
    [0, "passes", pass],
    [1, "fails", fail],
    [8, "cannot be judged", unknown],
    [1, "fails beside one that cannot be judged", mixed],
    [0, "cannot be judged and may pass", [...unknown, "--undecided=pass"]],
    [1, "cannot be judged and shall fail", [...unknown, "--undecided", "fail"]],
    [1, "fails, whatever undecided ones do", [...mixed, "--undecided=pass"]],
  ])("is %i when a rule %s", async (code, _, argv) => {
    for (const format of [
      [],
      ["--json"],
      ["--ndjson"],
      ["-q"],
      ["--format=junit"],
      ["--format=github"],
    ]) {
      expect((await call([...argv, ...format])).code).toBe(code);
    }
  });

  it.each([
    ["no rule", ["gate", "MDV-2"]],
    ["no such version", ["gate", "MDV-4711", "--phase-completed"]],
    ["no version", ["gate", "MDL-1", "--phase-completed"]],
    ["a metric that says nothing", ["gate", "MDV-2", "--metric", "auc>0.8"]],
    ["a bound that is no number", ["gate", "MDV-2", "--metric", "auc>=high"]],
    ["an unknown status", ["gate", "MDV-2", "--status", "LIVE"]],
    ["nothing to compare", ["gate", "MDV-2", "--not-worse-than", "MDV-1"]],
    ["nothing to compare with", ["gate", "MDV-2", "--higher", "auc"]],
    ["two formats", [...pass, "--json", "--format=junit"]],
    ["no file", ["gate", "MDV-2", "--rules", "none.json"]],
  ])("is 2 for %s", async (_, argv) => {
    expect(await call(argv)).toMatchObject({ code: 2, out: "" });
  });
});

describe("rules", () => {
  const outcomes = async (...argv: readonly string[]): Promise<Record<string, string>> => {
    const { out } = await call(["gate", "MDV-2", ...argv]);
    const rows = out
      .trimEnd()
      .split("\n")
      .map((line) => line.split("\t"));
    return Object.fromEntries(rows.map(([outcome = "", rule = ""]) => [rule, outcome]));
  };

  it("are all of the gate's", async () => {
    const argv =
      "--status PRODUCTION,STAGING --approval Approved --max-risk MEDIUM --max-issue-severity Low";
    expect(
      await outcomes(
        ...argv.split(" "),
        "--phase-completed",
        "--review-approved",
        "--metric",
        "log_loss<=0.5",
      ),
    ).toEqual({
      status: "pass",
      approval: "pass",
      maxRisk: "pass",
      maxIssueSeverity: "fail",
      phaseCompleted: "unknown",
      reviewApproved: "unknown",
      "metrics.log_loss": "pass",
    });
  });

  it("bound a metric from both sides", async () => {
    const argv = (most: number): string[] => ["--metric", "auc>=0.8", "--metric", `auc <= ${most}`];
    expect(await outcomes(...argv(0.95))).toEqual({ "metrics.auc": "pass" });
    expect(await outcomes(...argv(0.85))).toEqual({ "metrics.auc": "fail" });
  });

  it("compare with another version", async () => {
    const argv = "--not-worse-than MDV-1 --higher auc,f1,gini --lower log_loss".split(" ");
    expect(await outcomes(...argv)).toEqual({
      "notWorseThan.auc": "pass",
      "notWorseThan.f1": "unknown",
      "notWorseThan.gini": "unknown",
      "notWorseThan.log_loss": "fail",
    });
    expect(await outcomes(...argv, "--max-risk=LOW")).toMatchObject({ maxRisk: "pass" });
  });

  it("come from a file or from standard input, under those of the options", async () => {
    const rules = {
      status: "STAGING",
      metrics: { auc: { min: 0.8 }, log_loss: { max: 0.1 } },
      notWorseThan: { version: "MDV-1", higher: ["auc"] },
    };
    const path = join(folder, "rules.json");
    await writeFile(path, JSON.stringify(rules));
    const found = {
      status: "fail",
      "metrics.auc": "pass",
      "metrics.log_loss": "fail",
      "notWorseThan.auc": "pass",
    };
    expect(await outcomes("--rules", path)).toEqual(found);
    const { out } = await call(["gate", "MDV-2", "--rules=-", "-q"], {
      input: JSON.stringify(rules),
    });
    expect(out).toBe("status\nmetrics.log_loss\n");
    expect(
      await outcomes("--rules", path, "--status=PRODUCTION", "--metric", "log_loss<=1"),
    ).toEqual({ ...found, status: "pass", "metrics.log_loss": "pass" });
    for (const input of ["[]", "1", "{", '{"metrics":[]}', '{"unknown":1}', '{"notWorseThan":7}']) {
      expect((await call(["gate", "MDV-2", "--rules", "-"], { input })).code).toBe(2);
    }
  });
});

describe("the gate prints", () => {
  it("rules to standard output, and the verdict to standard error", async () => {
    const { out, err } = await call(mixed);
    expect(out).toContain("fail\tmetrics.auc\t0.9\t>= 0.95\tIt is 0.9, below 0.95.\n");
    expect(err).toContain("does not pass the gate: 3 rules, 1 failed, 1 undecided.");
    expect((await call(pass)).err).toContain("passes the gate: 1 rule, all passed.");
    expect((await call(unknown)).err).toContain("cannot be judged");
  });

  it("a table with colours on a terminal", async () => {
    const { out } = await call(mixed, { terminal: true });
    expect(out).toContain("\u001b[31mfail   \u001b[39m");
    expect(out).toContain("\u001b[33munknown\u001b[39m");
    expect(out).toContain("\u001b[32mpass   \u001b[39m");
  });

  it("one document, or a line a rule", async () => {
    const json = await call([...mixed, "--json"]);
    expect(JSON.parse(json.out)).toMatchObject({
      version: { id: "MDV-2", name: nasty },
      verdict: "fail",
      passed: false,
      rules: [{ rule: "status", outcome: "pass" }, { outcome: "fail", actual: 0.9 }, {}],
    });
    expect((await call([...mixed, "--ndjson"])).out.trimEnd().split("\n")).toHaveLength(3);
  });
});

describe("the gate in GitHub Actions", () => {
  it("writes annotations to which nobody's names can add commands", async () => {
    const { out } = await call([...mixed, "--format", "github"]);
    const lines = out.trimEnd().split("\n");
    expect(lines).toHaveLength(3);
    expect(lines[0]).toBe("::error title=MDV-2%3A metrics.auc::It is 0.9, below 0.95.");
    expect(lines[1]).toMatch(/^::warning title=MDV-2%3A metrics\.f1::/);
    expect(lines[2]).toMatch(/^::notice title=vectice gate::MDV-2 V::error::hi ::error::x/);
  });

  it("appends the summary of the step, in which names stay text", async () => {
    const path = join(folder, "summary.md");
    await writeFile(path, "before\n");
    await call([...mixed, "--format", "github"], { env: { GITHUB_STEP_SUMMARY: path } });
    const summary = await readFile(path, "utf8");
    expect(summary.startsWith("before\n### MDV&#45;2 V")).toBe(true);
    expect(summary).toContain("| ❌ | metrics.auc | &#62;&#61; 0.95 | 0.9 |");
    expect(summary).not.toMatch(/<b>|`|\|x/);
    expect(summary).toContain("(https://vectice.example.com/browse/modelversion/MDV-2)");
  });
});

describe("the gate as a JUnit report", () => {
  it("has a test case for each rule", async () => {
    const { out } = await call([...mixed, "--format", "junit"]);
    expect(out).toContain('<testsuites tests="3" failures="1" errors="1" skipped="0">');
    expect(out).toContain('<testcase classname="MDV-2" name="status"/>');
    expect(out).toContain(
      'name="metrics.auc"><failure message="It is 0.9, below 0.95. Expected: &#62;= 0.95"/>',
    );
    expect(out).toContain('name="metrics.f1"><error message="');
    expect(out).toContain("&#60;b&#62;&#38;&#34;");
    expect(out).not.toContain("<b>");
  });

  it("skips what may pass undecided", async () => {
    const { out } = await call([...unknown, "--format", "junit", "--undecided", "pass"]);
    expect(out).toContain('errors="0" skipped="1"');
    expect(out).toContain("<skipped ");
  });
});

it("says what is meant by a mistaken word", async () => {
  expect(await call([...pass, "--format", "jnuit"])).toMatchObject({
    code: 2,
    err: containing("junit?"),
  });
});
