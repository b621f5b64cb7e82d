import type { ColumnSeed, DatasetSeed } from "../seed/dataset.ts";
import { date, flag, number, text } from "./columns.ts";
import { kofi } from "./people.ts";

const accounts: readonly ColumnSeed[] = [
  text("customer_id", "Pseudonym, stable over months", 48_211),
  date("opened_on", "First day of the relationship", ["1998-02-03", "2017-09-14", "2026-06-30"]),
  text("segment", "Commercial segment", 4, { Retail: 0.71, Affluent: 0.19, Student: 0.08 }),
  text("region", "Region of the home branch", 13, { "Île-de-France": 0.22, Bretagne: 0.09 }, 0.004),
  number("age", "In years, at the end of the month", [46.8, 15.2], [18, 34, 46, 58, 97]),
  number("products", "Products held", [2.4, 1.3], [1, 1, 2, 3, 9]),
  flag("digital", "Signed in to the app at least once in 90 days", 0.634),
];

const loans: readonly ColumnSeed[] = [
  text("loan_id", "Contract number, pseudonymized", 61_870),
  text("customer_id", "Joins to ACCOUNTS", 44_903),
  number("amount", "Granted, in euro", [18_420, 21_300], [500, 6000, 12_000, 22_500, 350_000]),
  number("rate", "Yearly, in percent", [3.61, 1.44], [0.4, 2.55, 3.4, 4.65, 9.9], 0.0012),
  date("granted_on", "Day of the contract", ["2016-01-04", "2022-11-21", "2026-06-30"]),
  flag("repaid_early", "Repaid in full 30 days or more before term", 0.087),
  text("channel", "", 3, { Branch: 0.48, App: 0.37, Phone: 0.15 }),
];

const features: readonly ColumnSeed[] = [
  text("customer_id", "Pseudonym", 44_903),
  number("months_on_book", "Since the first product", [104.2, 78.9], [1, 39, 88, 151, 340]),
  number("balance_trend_6m", "Slope, share a month", [-0.004, 0.031], [-0.9, -0.011, 0, 0.01, 1.2]),
  number(
    "rate_gap",
    "Own rate minus the market's",
    [0.42, 0.88],
    [-2.1, -0.1, 0.3, 0.9, 6.2],
    0.0012,
  ),
  number("logins_30d", "Sign-ins to the app", [9.7, 12.1], [0, 1, 6, 14, 190]),
  number("complaints_12m", "Complaints", [0.11, 0.42], [0, 0, 0, 0, 9]),
  number(
    "utilisation",
    "Drawn share of the overdraft",
    [0.28, 0.31],
    [0, 0.02, 0.16, 0.47, 1],
    0.031,
  ),
  flag("has_mortgage", "Holds a mortgage with us", 0.214),
  flag("churned", "Left or repaid early within 90 days: the target", 0.094),
];

const part = (
  name: string,
  rowsNumber: number,
): {
  files: {
    name: string;
    size: number;
    rowsNumber: number;
    uri: string;
    columns: readonly ColumnSeed[];
  }[];
} => ({
  files: [
    {
      name,
      size: rowsNumber * 61,
      rowsNumber,
      uri: `s3://northbank-models/churn/2026-09/${name}`,
      columns: features,
    },
  ],
});

/** The data of the churn project, from the warehouse to the split for modelling. */
export const churnDatasets: readonly DatasetSeed[] = [
  {
    name: "Customer accounts",
    description: "Monthly extract of the customer warehouse",
    type: "ORIGIN",
    sourceOrigin: "Snowflake",
    versions: ["2026-05", "2026-06"].map((month) => ({
      name: `Extract ${month}`,
      createdDate: `${month}-30T05:12:44.000Z`,
      createdBy: kofi,
      properties: { month, query: "customer_month_end.sql", rows: "110081" },
      sources: [
        {
          tables: [
            {
              name: "ACCOUNTS",
              location: "DWH.CUSTOMER.ACCOUNTS",
              size: 9_420_800,
              rowsNumber: 48_211,
              uri: "snowflake://northbank/DWH/CUSTOMER/ACCOUNTS",
              extraMetadata: [
                { key: "warehouse", value: "ANALYTICS_M", displayName: "Warehouse" },
                { key: "masked", value: "true", displayName: "Masked" },
              ],
              columns: accounts,
            },
            {
              name: "LOANS",
              location: "DWH.CREDIT.LOANS",
              size: 12_517_376,
              rowsNumber: 61_870,
              uri: "snowflake://northbank/DWH/CREDIT/LOANS",
              columns: loans,
            },
          ],
        },
      ],
    })),
  },
  {
    name: "Churn features",
    description: "One row a customer and month: behaviour, products, prices",
    type: "CLEAN",
    sourceOrigin: "S3",
    versions: [
      {
        createdDate: "2026-06-10T14:02:10.000Z",
        description: "First cut: products and balances",
        inputs: ["Customer accounts / Extract 2026-05"],
        properties: { rows: "43890", code: "features.py@4be11c0" },
      },
      {
        createdDate: "2026-07-09T09:47:31.000Z",
        description: "With sign-ins and complaints; has `closing_reason`, which leaks the outcome",
        inputs: ["Customer accounts / Extract 2026-06"],
        properties: { rows: "44903", code: "features.py@9a7730e" },
      },
      {
        createdDate: "2026-09-03T16:20:05.000Z",
        description: "Without `closing_reason`",
        isStarred: true,
        inputs: ["Customer accounts / Extract 2026-06"],
        properties: { rows: "44903", code: "features.py@c01d55f", leakageChecked: "yes" },
        sources: [part("churn_features.parquet", 44_903)],
        tables: [
          {
            name: "Missing values",
            rows: [
              {
                column: "utilisation",
                missing: 1392,
                share: 0.031,
                treatment: "median by segment",
              },
              { column: "rate_gap", missing: 54, share: 0.0012, treatment: "row left out" },
              { column: "region", missing: 180, share: 0.004, treatment: "own category" },
            ],
          },
        ],
        files: [
          {
            name: "profile.html",
            content: "<!doctype html><title>Profile</title><h1>Churn features, 44,903 rows</h1>",
          },
        ],
      },
    ],
  },
  {
    name: "Churn modeling set",
    description: "Split by time: trained to March, validated in April, tested in May and June",
    type: "MODELING",
    sourceOrigin: "S3",
    versions: [
      {
        createdDate: "2026-06-15T08:15:00.000Z",
        inputs: ["Churn features / Version 1"],
        sources: [
          { usage: "TRAINING", ...part("train.parquet", 30_720) },
          { usage: "TESTING", ...part("test.parquet", 13_170) },
        ],
      },
      {
        createdDate: "2026-07-10T08:15:00.000Z",
        inputs: ["Churn features / Version 2"],
        sources: [
          { usage: "TRAINING", ...part("train.parquet", 31_400) },
          { usage: "TESTING", ...part("test.parquet", 13_503) },
        ],
      },
      {
        createdDate: "2026-09-04T08:15:00.000Z",
        inputs: ["Churn features"],
        properties: { seed: "20260904", split: "time" },
        sources: [
          { usage: "TRAINING", ...part("train.parquet", 29_060) },
          { usage: "VALIDATION", ...part("validation.parquet", 5215) },
          { usage: "TESTING", ...part("test.parquet", 10_628) },
        ],
      },
    ],
  },
];
