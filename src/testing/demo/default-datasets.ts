import type { ColumnSeed, DatasetSeed } from "../seed/dataset.ts";
import { date, flag, number, text } from "./columns.ts";
import { kofi } from "./people.ts";

const applications: readonly ColumnSeed[] = [
  text("application_id", "Number of the application", 212_604),
  date("decided_on", "Day of the decision", ["2019-01-02", "2022-08-17", "2025-12-31"]),
  number(
    "income",
    "Yearly and net, in euro",
    [31_240, 18_900],
    [0, 20_400, 27_800, 37_600, 912_000],
    0.018,
  ),
  number("amount", "Asked for, in euro", [14_870, 13_100], [500, 5000, 10_000, 20_000, 75_000]),
  number("term", "Months", [47.6, 19.8], [6, 36, 48, 60, 120]),
  number(
    "debt_to_income",
    "Instalments over income",
    [0.27, 0.16],
    [0, 0.15, 0.25, 0.36, 2.9],
    0.018,
  ),
  text("employment", "Kind of contract", 6, { permanent: 0.68, "fixed-term": 0.13, retired: 0.11 }),
  text("housing", "How the applicant lives", 4, { owner: 0.46, tenant: 0.41, family: 0.1 }),
  flag("co_borrower", "Two people sign", 0.312),
  flag("default_12m", "90 days past due within 12 months: the target", 0.0241),
];

const bureau: readonly ColumnSeed[] = [
  text("application_id", "Number of the application", 209_911),
  number("score", "The bureau's own score", [612, 88], [300, 556, 618, 674, 850], 0.041),
  number("inquiries_6m", "Inquiries of other lenders", [1.2, 1.7], [0, 0, 1, 2, 31]),
  number("open_lines", "Open credit lines", [3.4, 2.2], [0, 2, 3, 5, 28]),
  text("worst_status", "", 5, { current: 0.87, "30 days": 0.08, "60 days": 0.03 }),
];

/** The data of the default project; 2020 is left out of the second set. */
export const defaultDatasets: readonly DatasetSeed[] = [
  {
    name: "Loan applications",
    description: "Retail loans decided from 2019 to 2025, with their first 12 months",
    type: "ORIGIN",
    sourceOrigin: "BigQuery",
    versions: [
      {
        createdDate: "2026-02-02T06:40:00.000Z",
        createdBy: kofi,
        properties: { cutOff: "2025-12-31", rows: "212604" },
        sources: [
          {
            tables: [
              {
                name: "applications",
                location: "northbank-risk.retail.applications",
                size: 38_268_720,
                rowsNumber: 212_604,
                uri: "bigquery://northbank-risk/retail/applications",
                columns: applications,
              },
            ],
          },
        ],
      },
    ],
  },
  {
    name: "Credit bureau extract",
    description: "What other lenders reported on the same applicants",
    type: "ORIGIN",
    sourceOrigin: "SFTP",
    versions: [
      {
        createdDate: "2026-02-05T22:10:00.000Z",
        createdBy: kofi,
        sources: [
          {
            files: ["2019-2021", "2022-2023", "2024-2025"].map((years, place) => ({
              name: `bureau_${years}.csv`,
              size: 4_100_000 + place * 380_000,
              rowsNumber: 69_970 + place,
              uri: `sftp://bureau.example/out/bureau_${years}.csv`,
              columns: bureau,
            })),
          },
        ],
      },
    ],
  },
  {
    name: "PD development sample",
    description: "Applications and bureau joined, binned and weighted",
    type: "MODELING",
    sourceOrigin: "S3",
    versions: [
      {
        createdDate: "2026-03-12T11:00:00.000Z",
        createdBy: kofi,
        inputs: ["Loan applications", "Credit bureau extract"],
      },
      {
        createdDate: "2026-05-06T11:00:00.000Z",
        createdBy: kofi,
        description: "Without 2020: payment holidays hid the defaults",
        isStarred: true,
        inputs: ["Loan applications", "Credit bureau extract", "PD development sample / Version 1"],
        properties: { badRate: "0.0241", weighting: "reject inference, parcelling" },
        sources: [
          { usage: "TRAINING", files: [sample("train.parquet", 118_422)] },
          { usage: "VALIDATION", files: [sample("out_of_sample.parquet", 29_606)] },
          { usage: "TESTING", files: [sample("out_of_time_2025.parquet", 33_190)] },
        ],
        tables: [
          {
            name: "Default rate by year",
            rows: [2019, 2021, 2022, 2023, 2024, 2025].map((year, place) => ({
              year,
              loans: 27_300 + place * 1180,
              "default rate": [0.0229, 0.0187, 0.0221, 0.0268, 0.0277, 0.0259][place],
            })),
          },
        ],
      },
    ],
  },
];

function sample(
  name: string,
  rowsNumber: number,
): { name: string; rowsNumber: number; size: number; uri: string; columns: ColumnSeed[] } {
  const uri = `s3://northbank-models/pd-2026/${name}`;
  return {
    name,
    rowsNumber,
    size: rowsNumber * 84,
    uri,
    columns: [...applications, ...bureau.slice(1)],
  };
}
