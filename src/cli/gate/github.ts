import type { RuleResult } from "../../analysis/index.ts";
import { cellText } from "../output/cell-text.ts";
import { expectedText } from "./expected-text.ts";
import { headline } from "./headline.ts";
import type { Judgement } from "./judge.ts";

/** Annotations, as GitHub Actions reads them from standard output; names of others cannot add commands. */
export function githubAnnotations(judgement: Judgement): string {
  const lines = judgement.rules
    .filter(({ outcome }) => outcome !== "pass")
    .map(({ outcome, rule, reason }) =>
      annotation(
        outcome === "fail" ? "error" : "warning",
        `${judgement.version.id}: ${rule}`,
        reason,
      ),
    );
  return [...lines, annotation("notice", "vectice gate", headline(judgement)), ""].join("\n");
}

function annotation(level: string, title: string, message: string): string {
  return `::${level} title=${escaped(title).replaceAll(":", "%3A").replaceAll(",", "%2C")}::${escaped(message)}`;
}

function escaped(text: string): string {
  return cellText(text).replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

const signs = { pass: "✅", fail: "❌", unknown: "❔" } as const;

/** The summary of a step, as markdown; foreign text stays text. */
export function githubSummary(judgement: Judgement): string {
  const { version, rules } = judgement;
  const row = ({ outcome, rule, expected, actual, reason }: RuleResult): string =>
    `| ${[signs[outcome], rule, expectedText(expected), actual, reason].map((cell) => markdown(cell)).join(" | ")} |`;
  return [
    `### ${markdown(headline(judgement))}`,
    "",
    `[${markdown(version.id)}](${encodeURI(version.url)})`,
    "",
    "| | Rule | Expected | Actual | Reason |",
    "| --- | --- | --- | --- | --- |",
    ...rules.map(row),
    "",
    "",
  ].join("\n");
}

/** Every sign that markdown or HTML gives a meaning becomes an entity, which shows the sign itself. */
function markdown(value: unknown): string {
  return cellText(value).replace(
    /[&<>"'`*_{}[\]()#+!|\\~@:/$^=-]/g,
    (sign) => `&#${sign.charCodeAt(0)};`,
  );
}
