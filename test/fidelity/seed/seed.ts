import type { Seed } from "../../../src/testing/index.ts";
import { datasets } from "./datasets.ts";
import { models } from "./models.ts";
import { ada, kofi, mei } from "./people.ts";
import { phases } from "./phases.ts";

/** What the backend of each step holds at first. No two values are alike, so that none can stand for another. */
export const seed: Seed = {
  users: [
    { name: "Ada Moreau", email: ada, apiToken: "token-ada", defaultWorkspace: "Credit risk" },
    { name: "Kofi Mensah", email: kofi, apiToken: "token-kofi", defaultWorkspace: "Pricing" },
    { name: "Mei Tanaka", email: mei, apiToken: "token-mei" },
  ],
  templates: [
    { name: "CRISP-DM", description: "Six phases", phases: ["Understanding", "Modelling"] },
    { name: "Validation", description: "Two phases", phases: ["Scope", "Opinion"] },
  ],
  workspaces: [
    {
      name: "Credit risk",
      description: "Who pays back",
      members: [ada, kofi],
      projects: [
        {
          name: "Churn",
          description: "Which customers leave",
          datasets,
          models,
          reports: [
            {
              name: "Interim report",
              createdDate: "2026-10-02T08:00:00.000Z",
              updatedDate: "2026-10-28T17:12:00.000Z",
              createdBy: ada,
            },
          ],
          issues: [
            {
              name: "Legal basis is not documented",
              severity: "Low",
              status: "NotStarted",
              owner: ada,
              reviewer: kofi,
              createdDate: "2026-07-03T09:00:00.000Z",
              dueDate: "2026-11-30T00:00:00.000Z",
            },
          ],
          phases,
        },
        {
          name: "Sandbox",
          phases: [
            {
              name: "Two at once",
              iterations: [
                { name: "Left", status: "InProgress", owner: ada },
                { name: "Right", status: "InProgress", owner: ada },
              ],
            },
            {
              name: "Last one done",
              iterations: [
                { name: "Earlier", status: "InProgress", owner: ada },
                { name: "Later", status: "Completed", owner: ada },
              ],
            },
            { name: "All done", iterations: [{ name: "Only", status: "Completed", owner: ada }] },
          ],
        },
      ],
    },
    {
      name: "Pricing",
      description: "Rates for deposits",
      members: [ada, kofi, mei],
      projects: [
        {
          name: "Deposits",
          description: "Elasticity",
          models: [
            {
              name: "Elasticity",
              versions: [
                {
                  metrics: { r2: 0.4 },
                  reports: [{ name: "Validation of elasticity", createdBy: kofi }],
                  issues: [
                    { name: "Too few rates", report: "Validation of elasticity", owner: kofi },
                  ],
                },
              ],
            },
          ],
        },
      ],
    },
    {
      name: "Closed",
      members: [mei],
      projects: [{ name: "Secret", phases: [{ name: "Hidden" }] }],
    },
  ],
};
