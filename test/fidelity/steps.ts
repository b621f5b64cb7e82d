import { pythonNames } from "../../site/data/python-names.ts";
import type { Driver, StepResult } from "./driver.ts";

/** What came of a run. */
export interface Outcome {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly failures: readonly { readonly name: string; readonly message: string }[];
}

const signs = { passed: "✓", failed: "✗", skipped: "-" } as const;

/** Runs the steps whose names hold one of the texts; all of them, and a look at the client's members, without. */
export async function runSteps(driver: Driver, wanted: readonly string[]): Promise<Outcome> {
  const results: StepResult[] = [];
  for (const name of stepsNamed(driver, wanted)) {
    results.push(show(await driver.run(name)));
  }
  if (wanted.length === 0) {
    results.push(show(everyMember(driver.members, results)), show(everyName(driver.names)));
  }
  const count = (outcome: StepResult["outcome"]): number =>
    results.filter((result) => result.outcome === outcome).length;
  const failures = results
    .filter(({ outcome }) => outcome === "failed")
    .map(({ name, message }) => ({ name, message }));
  return {
    passed: count("passed"),
    failed: failures.length,
    skipped: count("skipped"),
    failures,
  };
}

/** The names of the steps that hold one of the texts, or all. */
export function stepsNamed({ steps }: Driver, wanted: readonly string[]): readonly string[] {
  return wanted.length === 0
    ? steps
    : steps.filter((name) => wanted.some((text) => name.includes(text)));
}

function show(result: StepResult): StepResult {
  const { name, outcome, message, seconds } = result;
  const slow = seconds > 1 ? ` (${seconds.toFixed(1)} s)` : "";
  console.log(`${signs[outcome]} ${name}${slow}${message === "" ? "" : `: ${message}`}`);
  return result;
}

/** A step of its own: no public member of the client was left out. */
function everyMember(members: readonly string[], results: readonly StepResult[]): StepResult {
  const used = new Set(results.flatMap((result) => result.used));
  const unused = members.filter((member) => !used.has(member));
  return {
    name: `every one of the client's ${members.length} public members was used`,
    outcome: unused.length === 0 ? "passed" : "failed",
    message: unused.length === 0 ? "" : `not used: ${unused.join(", ")}`,
    seconds: 0,
    used: [],
  };
}

/** A step of its own: the table "Coming from Python" tells of every name, and of none that is not there. */
function everyName(names: readonly string[]): StepResult {
  const told = pythonNames.map(({ python }) => python);
  const forgotten = names.filter((name) => !told.includes(name));
  const invented = told.filter(
    (name, place) => !names.includes(name) || told.indexOf(name) !== place,
  );
  const messages = [
    forgotten.length === 0 ? "" : `not in the table: ${forgotten.join(", ")}`,
    invented.length === 0 ? "" : `not in the client, or told twice: ${invented.join(", ")}`,
  ].filter((message) => message !== "");
  return {
    name: `the table of Python names tells of all ${names.length} public names`,
    outcome: messages.length === 0 ? "passed" : "failed",
    message: messages.join("; "),
    seconds: 0,
    used: [],
  };
}
