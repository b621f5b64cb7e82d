import { appendFile } from "node:fs/promises";
import type { RuleResult } from "../../analysis/index.ts";
import type { Connection, ModelVersion } from "../../index.ts";
import type { Context } from "../context.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { expectedText } from "../gate/expected-text.ts";
import { githubAnnotations, githubSummary } from "../gate/github.ts";
import { headline } from "../gate/headline.ts";
import { judge, type Judgement } from "../gate/judge.ts";
import { junitReport } from "../gate/junit.ts";
import { type RuleOption, rulesOf } from "../gate/rules.ts";
import { readJson } from "../read-input.ts";
import type { Run } from "../table/command.ts";
import { UsageError } from "../usage-error.ts";

/** Says whether a model version fulfils rules, by its exit code above all. */
export const gate: Run<RuleOption | "undecided" | "format"> = async (context, args) => {
  const { connect, signal, terminal } = context;
  const file = args.text("rules");
  const rules = rulesOf(args, file === undefined ? {} : await readJson(file, terminal.stdin));
  const format = args.text("format");
  if (format !== undefined && !["table", "tsv"].includes(context.output.format)) {
    throw new UsageError("Choose --format or one of --json, --ndjson and -q, not both.");
  }
  const connection = await connect();
  const read = (reference: string): Promise<ModelVersion> =>
    modelVersionOf(connection, reference, signal);
  const judgement = await judge(await read(args.positionals[0] ?? ""), rules, read, signal);
  const undecided = args.text("undecided");
  if (format === "github") {
    await context.output.text(githubAnnotations(judgement));
    const summary = terminal.env["GITHUB_STEP_SUMMARY"];
    if (summary !== undefined && summary !== "") {
      await appendFile(summary, githubSummary(judgement));
    }
  } else if (format === "junit") {
    await context.output.text(junitReport(judgement, undecided === "pass"));
  } else {
    await print(context, judgement);
  }
  return exitCodeFor(judgement, undecided);
};

async function modelVersionOf(
  connection: Connection,
  reference: string,
  signal: AbortSignal,
): Promise<ModelVersion> {
  const thing = await connection.browse(reference, { signal });
  if (thing.kind !== "modelVersion") {
    throw new UsageError(
      `${thing.id} is no version of a model: a gate judges those, such as MDV-12. vectice ls MDL-… lists them.`,
    );
  }
  return thing;
}

function exitCodeFor({ verdict }: Judgement, undecided: string | undefined): ExitCode {
  if (verdict === "undecided") {
    return undecided === "pass"
      ? exitCodes.done
      : undecided === "fail"
        ? exitCodes.no
        : exitCodes.undecided;
  }
  return verdict === "pass" ? exitCodes.done : exitCodes.no;
}

async function print({ output, say, colours }: Context, judgement: Judgement): Promise<void> {
  const { version, verdict, rules } = judgement;
  if (output.format === "json") {
    const { id, name, url } = version;
    const data = { version: { id, name, url }, verdict, passed: verdict === "pass", rules };
    return output.record({ fields: [], id, data });
  }
  // In quiet, what is wrong is named: nothing is printed when all is well.
  const shown = output.format === "ids" ? rules.filter(({ outcome }) => outcome !== "pass") : rules;
  const paint = {
    pass: output.colours.green,
    fail: output.colours.red,
    unknown: output.colours.yellow,
  };
  await output.list<RuleResult>({
    items: shown,
    columns: [
      {
        heading: "outcome",
        value: ({ outcome }) => outcome,
        paint: (text, { outcome }) => paint[outcome](text),
      },
      { heading: "rule", value: ({ rule }) => rule },
      { heading: "actual", value: ({ actual }) => actual },
      { heading: "expected", value: ({ expected }) => expectedText(expected), cut: true },
      { heading: "reason", value: ({ reason }) => reason, cut: true },
    ],
    id: ({ rule }) => rule,
  });
  const paintVerdict = { pass: colours.green, fail: colours.red, undecided: colours.yellow }[
    verdict
  ];
  await say(headline(judgement), paintVerdict);
}
