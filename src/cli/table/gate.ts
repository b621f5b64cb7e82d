import { command } from "./command.ts";

/** The gate: all of its rules as options. */
export const gateCommand = command({
  name: "gate",
  summary: "Say whether a model version fulfils rules, for pipelines",
  positionals: [{ name: "MDV-…" }],
  options: {
    metric: {
      type: "string",
      multiple: true,
      value: "RULE",
      summary: "A bound of a metric, such as 'auc>=0.8' or 'log_loss<=0.4'",
    },
    status: {
      type: "string",
      multiple: true,
      value: "WORDS",
      summary: "The status, or several: STAGING,PRODUCTION",
    },
    approval: {
      type: "string",
      multiple: true,
      value: "WORDS",
      summary: "The approval, or several: Validated,Approved",
    },
    "max-risk": {
      type: "string",
      value: "RISK",
      choices: ["LOW", "MEDIUM", "HIGH"],
      summary: "The highest risk",
    },
    "max-issue-severity": {
      type: "string",
      value: "WORD",
      choices: ["None", "Low", "Medium", "High"],
      summary: "How grave open issues may be",
    },
    "phase-completed": { type: "boolean", summary: "Its phase must be completed" },
    "review-approved": { type: "boolean", summary: "The phase's newest review must approve it" },
    "not-worse-than": {
      type: "string",
      value: "MDV-…",
      summary: "A version that must not be better",
    },
    higher: {
      type: "string",
      multiple: true,
      value: "METRICS",
      summary: "Metrics of which more is better",
    },
    lower: {
      type: "string",
      multiple: true,
      value: "METRICS",
      summary: "Metrics of which less is better",
    },
    rules: { type: "string", value: "FILE", summary: "A JSON file of rules; - is standard input" },
    undecided: {
      type: "string",
      value: "WORD",
      choices: ["pass", "fail"],
      summary: "What to do when a rule cannot be judged; default: exit code 8",
    },
    format: {
      type: "string",
      value: "WORD",
      choices: ["github", "junit"],
      summary: "Annotations and summary, or a report",
    },
  },
  examples: [
    { line: "vectice gate MDV-12 --metric 'auc>=0.8' --review-approved", does: "In a pipeline" },
    {
      line: "vectice gate MDV-12 --not-worse-than MDV-11 --higher auc",
      does: "Against another version",
    },
    {
      line: "vectice gate MDV-12 --rules gate.json --format junit > gate.xml",
      does: "As a report",
    },
  ],
  notes: [
    "Exit codes: 0 all rules pass, 1 one fails, 8 none fails but one cannot be judged, 2 it could not",
    "be found out, 4 refused. A file of rules holds what checkGate of vectice/analysis takes, and may",
    'hold { "notWorseThan": { "version": "MDV-11", "higher": ["auc"], "lower": ["log_loss"] } }.',
  ],
  load: async () => (await import("../commands/gate.ts")).gate,
});
