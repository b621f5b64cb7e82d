import type { ProjectSeed } from "../seed/project.ts";
import { number, text } from "./columns.ts";
import { phases } from "./crisp-dm.ts";
import { kofi, mei } from "./people.ts";

/** Fraud with stolen card numbers, scored while the shop waits. */
export const cardFraud: ProjectSeed = {
  name: "Card-not-present fraud",
  description: "A score for every online payment, in under 40 ms",
  datasets: [
    {
      name: "Authorisations",
      description: "Sampled stream of payments, with chargebacks joined 60 days later",
      sourceOrigin: "Kafka",
      versions: [
        {
          createdDate: "2026-08-11T03:00:00.000Z",
          sources: [
            {
              files: [
                {
                  name: "authorisations_2026h1.parquet",
                  size: 731_906_048,
                  rowsNumber: 9_120_448,
                  uri: "s3://northbank-fraud/authorisations_2026h1.parquet",
                  columns: [
                    number("amount", "In euro", [58.2, 141.7], [0.01, 12.5, 27.9, 61, 25_000]),
                    text("merchant_category", "Four digits", 411, { "5411": 0.18, "5812": 0.11 }),
                    number(
                      "seconds_since_last",
                      "Since the card's last payment",
                      [91_200, 203_000],
                      [0, 4100, 28_400, 90_100, 5_184_000],
                      0.06,
                    ),
                  ],
                },
              ],
            },
          ],
        },
      ],
    },
  ],
  models: [
    {
      name: "CNP score",
      description: "Gradient boosting on behaviour of card, shop and device",
      type: "CLASSIFICATION",
      versions: [0.931, 0.944, 0.952].map((auc, place) => ({
        createdDate: `2026-${String(8 + place).padStart(2, "0")}-25T09:00:00.000Z`,
        createdBy: mei,
        status: place === 2 ? "PRODUCTION" : "RETIRED",
        risk: "HIGH",
        approval: "Approved",
        algorithmName: "LightGBM",
        framework: "lightgbm",
        metrics: {
          auc,
          "recall at 0.1 % alerts": Number((auc - 0.31).toFixed(3)),
          latency_p99_ms: 31 + place,
        },
        inputs: ["Authorisations"],
      })),
    },
  ],
  issues: [
    {
      name: "Alerts double during sales weeks",
      severity: "Medium",
      status: "InProgress",
      owner: mei,
      reviewer: kofi,
      createdDate: "2026-11-12T09:00:00.000Z",
      dueDate: "2026-11-27T00:00:00.000Z",
    },
  ],
  phases: phases(4, {
    Modeling: {
      owner: mei,
      iterations: [
        {
          status: "Completed",
          owner: mei,
          assets: ["1", "2", "3"].map((version) => ({
            modelVersion: `CNP score / Version ${version}`,
          })),
        },
      ],
    },
    Evaluation: { owner: kofi, iterations: [{ status: "InProgress", owner: kofi }] },
  }),
};
