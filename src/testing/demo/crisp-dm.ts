import type { PhaseSeed } from "../seed/phase.ts";

const steps = [
  {
    name: "Business understanding",
    requirements: [
      {
        name: "State the business objective",
        description: "What is decided with the result, by whom, and what a wrong answer costs",
      },
      {
        name: "Agree on success criteria",
        description: "Figures that the sponsor signs, before any model is trained",
      },
      {
        name: "Classify the use case",
        description: "Its risk class under the model policy and under the EU AI Act",
      },
    ],
  },
  {
    name: "Data understanding",
    requirements: [
      { name: "Inventory the sources", description: "Owner, refresh, legal basis, retention" },
      { name: "Profile every column", description: "Distribution, missing values, outliers" },
      { name: "Look for leakage", description: "Nothing that is known only after the outcome" },
    ],
  },
  {
    name: "Data preparation",
    requirements: [
      { name: "Document every transformation" },
      { name: "Split by time", description: "The test period lies after the training period" },
      { name: "Describe all columns" },
    ],
  },
  {
    name: "Modeling",
    requirements: [
      { name: "Beat a simple baseline", description: "A logistic regression on ten features" },
      { name: "Track every experiment", description: "Data, code, parameters and metrics" },
      { name: "Explain the chosen model", description: "Global and local, with SHAP values" },
    ],
  },
  {
    name: "Evaluation",
    requirements: [
      { name: "Test out of time" },
      { name: "Test fairness", description: "By age band, gender and region" },
      { name: "Have it reviewed", description: "By somebody who did not build it" },
    ],
  },
  {
    name: "Deployment",
    requirements: [
      { name: "Plan the monitoring", description: "Population stability, calibration, drift" },
      { name: "Write the fallback", description: "What happens when no score comes in time" },
    ],
  },
] as const satisfies readonly PhaseSeed[];

/** The names of CRISP-DM's phases. */
export const crispDm: readonly string[] = steps.map(({ name }) => name);

type Details = Readonly<
  Partial<Record<(typeof steps)[number]["name"], Omit<PhaseSeed, "name" | "requirements">>>
>;

/** The phases of CRISP-DM, the first `done` of them completed and the next one in progress. */
export function phases(done: number, details: Details = {}): PhaseSeed[] {
  return steps.map(({ name, requirements }, place) => ({
    name,
    requirements,
    status: place < done ? "Completed" : place === done ? "Draft" : "NotStarted",
    ...details[name],
  }));
}
