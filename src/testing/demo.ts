import type { PhaseSeed } from "./seed/phase.ts";
import type { Seed, WorkspaceSeed } from "./seed.ts";

const crispDm = [
  "Business understanding",
  "Data understanding",
  "Data preparation",
  "Modeling",
  "Evaluation",
  "Deployment",
];

/** The phases of CRISP-DM, the first `done` of them completed and the next one in progress. */
function phases(done: number): PhaseSeed[] {
  return crispDm.map((name, place) => ({
    name,
    status: place < done ? "Completed" : place === done ? "Draft" : "NotStarted",
  }));
}

const ada = "ada.moreau@northbank.example";
const kofi = "kofi.mensah@northbank.example";
const mei = "mei.tanaka@northbank.example";

const workspaces: readonly WorkspaceSeed[] = [
  {
    name: "Credit risk",
    description: "Models that say how likely a loan is paid back, and their yearly validation",
    members: [ada, kofi],
    projects: [
      { name: "Churn", description: "Which customers repay early and leave", phases: phases(3) },
      {
        name: "Probability of default 2026",
        description: "Retail loans, IFRS 9",
        phases: phases(4),
      },
      { name: "Loss given default", description: "Mortgages, with collateral", phases: phases(2) },
      {
        name: "Early warning",
        description: "Signals in current accounts that come before a default",
        phases: phases(1),
      },
    ],
  },
  {
    name: "Customer insight",
    description: "Who our customers are and what they will do next",
    members: [ada, mei],
    projects: [
      {
        name: "Churn prevention",
        description: "Monthly scores for the retention team",
        phases: phases(5),
      },
      { name: "Next best offer", phases: phases(0) },
    ],
  },
  {
    name: "Fraud detection",
    description: "Card and transfer fraud, in real time",
    members: [ada, kofi, mei],
    projects: [
      { name: "Card-not-present fraud", phases: phases(4) },
      { name: "Mule accounts", phases: phases(2) },
    ],
  },
  {
    name: "Marketing",
    description: "Campaign response and media mix",
    members: [ada, mei],
    projects: [{ name: "Media mix 2026", phases: phases(3) }],
  },
  {
    name: "Pricing",
    description: "Rates for deposits and consumer loans",
    projects: [{ name: "Deposit elasticity", phases: phases(1) }],
  },
  {
    name: "Collections",
    description: "Whom to call first, and when",
    projects: [{ name: "Contact timing", phases: phases(2) }],
  },
  {
    name: "Anti money laundering",
    description: "Alerts worth an investigator's time",
    projects: [{ name: "Alert triage", phases: phases(3) }],
  },
  { name: "Treasury", description: "Liquidity forecasts" },
  {
    name: "Model validation",
    description:
      "Independent review of every model before it is used, and once a year afterwards; findings are followed up here",
    projects: [{ name: "Validation of PD 2026", phases: phases(2) }],
  },
  {
    name: "Operations",
    description: "Forecasts of calls, cash and claims",
    projects: [{ name: "Call volume", phases: phases(6) }],
  },
  {
    name: "Équipe données – Montréal 🍁",
    description: "Bac à sable de l’équipe canadienne",
    projects: [{ name: "Prévision d’attrition" }],
  },
  { name: "Sandbox", description: "For trying things out; emptied every quarter" },
  { name: "Sustainability", description: "Emissions that we finance" },
  { name: "Human resources", description: "Open to its own people only", members: [mei] },
];

/** A small bank's data-science organization. */
export const demo: Seed = {
  users: [
    {
      name: "Ada Moreau",
      email: ada,
      apiToken: "demo-token-ada",
      defaultWorkspace: "Customer insight",
    },
    {
      name: "Kofi Mensah",
      email: kofi,
      apiToken: "demo-token-kofi",
      defaultWorkspace: "Credit risk",
    },
    { name: "Mei Tanaka", email: mei, apiToken: "demo-token-mei" },
  ],
  workspaces,
  templates: [
    {
      name: "CRISP-DM",
      description: "From business understanding to deployment, in six phases",
      phases: crispDm,
    },
    {
      name: "Model validation",
      description: "Scope, tests, findings, opinion",
      phases: ["Scope", "Tests", "Findings", "Opinion"],
    },
  ],
  activities: [
    { workspace: "Human resources", date: "2026-11-20T16:20:00.000Z" },
    { workspace: "Fraud detection", date: "2026-11-17T08:02:11.000Z", project: "Mule accounts" },
    { workspace: "Credit risk", date: "2026-11-19T15:41:37.250Z", project: "Churn" },
    { workspace: "Pricing", date: "2026-11-12T10:00:00.000Z", project: "Deposit elasticity" },
  ],
};
