import { cellText } from "../output/cell-text.ts";
import type { Judgement } from "./judge.ts";

/** The verdict as a sentence. */
export function headline({ version, verdict, rules }: Judgement): string {
  const count = (outcome: string): number =>
    rules.filter((result) => result.outcome === outcome).length;
  const parts = [
    ...(count("fail") > 0 ? [`${count("fail")} failed`] : []),
    ...(count("unknown") > 0 ? [`${count("unknown")} undecided`] : []),
  ];
  const says = {
    pass: "passes the gate",
    fail: "does not pass the gate",
    undecided: "cannot be judged",
  }[verdict];
  const name = `${version.id} ${cellText(version.name)}`.trim();
  const rulesText = `${rules.length} ${rules.length === 1 ? "rule" : "rules"}`;
  return `${name} ${says}: ${rulesText}${parts.length === 0 ? ", all passed" : `, ${parts.join(", ")}`}.`;
}
