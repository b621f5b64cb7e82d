import { crispDm } from "./crisp-dm.ts";
import { people } from "./people.ts";
import { workspaces } from "./workspaces.ts";
import type { Seed } from "../seed/seed.ts";

/** A small bank's data-science organization. */
export const demo: Seed = {
  users: people,
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
