import type { PhaseSeed } from "../../../src/testing/index.ts";
import { ada, kofi } from "./people.ts";
import { pixel } from "./pixel.ts";

/** Phases with iterations of every status, requirements and reviews. */
export const phases: readonly PhaseSeed[] = [
  {
    name: "Understanding",
    description: "What is decided",
    status: "Completed",
    owner: ada,
    requirements: [
      { name: "State the objective", description: "By whom, at what cost" },
      { name: "Agree on criteria" },
    ],
    reviews: [
      {
        status: "Approved",
        message: "Can we measure it?",
        feedback: "With a control group.",
        reviewer: kofi,
        createdBy: ada,
        createdDate: "2026-06-08T09:00:00.000Z",
      },
      {
        status: "Pending",
        message: "And now?",
        reviewer: ada,
        createdBy: kofi,
        createdDate: "2026-06-09T10:00:00.000Z",
      },
    ],
    iterations: [{ name: "Workshop", status: "Completed", owner: ada, description: "Two days" }],
  },
  {
    name: "Modeling",
    status: "Draft",
    owner: kofi,
    iterations: [
      {
        name: "Baselines",
        description: "Simple ones",
        status: "Completed",
        owner: kofi,
        assets: [{ modelVersion: "Classifier / Version 1" }],
      },
      { name: "Given up", status: "Abandoned", owner: kofi },
      {
        name: "Calibration",
        description: "Towards January",
        status: "InProgress",
        owner: ada,
        starred: true,
        sections: [
          {
            name: "Experiments",
            assets: [
              { modelVersion: "Classifier / Version 2" },
              { datasetVersion: "Features / Version 1" },
            ],
          },
          {
            name: "Figures",
            assets: [
              { file: { name: "curve.png", content: pixel } },
              {
                table: {
                  name: "Thresholds",
                  rows: [
                    { threshold: 0.5, precision: 0.47 },
                    { threshold: 0.62, precision: 0.524 },
                  ],
                },
              },
            ],
          },
        ],
        assets: [
          { comment: "Ask validation." },
          { file: { name: "notes.txt", content: "Signed off by nobody.\n" } },
        ],
      },
    ],
  },
  { name: "Evaluation", status: "NotStarted" },
  {
    name: "Deployment",
    status: "InReview",
    owner: ada,
    iterations: [
      { name: "Pilot", status: "InReview", owner: kofi },
      { name: "Roll-out", status: "NotStarted", owner: kofi },
    ],
  },
];
