import type { WorkspaceSeed } from "../seed/seed.ts";
import { churn } from "./churn.ts";
import { churnPrevention } from "./churn-prevention.ts";
import { phases } from "./crisp-dm.ts";
import { probabilityOfDefault } from "./default.ts";
import { cardFraud } from "./fraud.ts";
import { ada, kofi, mei } from "./people.ts";

/** The bank's departments, those where the demo takes place first; not all of them are everybody's to see. */
export const workspaces: readonly WorkspaceSeed[] = [
  {
    name: "Credit risk",
    description: "Models that say how likely a loan is paid back, and their yearly validation",
    members: [ada, kofi],
    projects: [
      churn,
      probabilityOfDefault,
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
    projects: [churnPrevention, { name: "Next best offer", phases: phases(0) }],
  },
  {
    name: "Fraud detection",
    description: "Card and transfer fraud, in real time",
    members: [ada, kofi, mei],
    projects: [cardFraud, { name: "Mule accounts", phases: phases(2) }],
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
