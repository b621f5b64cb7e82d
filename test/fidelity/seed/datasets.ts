import type { DatasetSeed } from "../../../src/testing/index.ts";
import { ada, kofi } from "./people.ts";

/** Datasets with tables, files, attachments and each kind of column. */
export const datasets: readonly DatasetSeed[] = [
  {
    name: "Accounts",
    description: "Monthly extract",
    type: "ORIGIN",
    sourceOrigin: "SNOWFLAKE",
    versions: [
      {
        name: "Version 1",
        description: "Extract of May",
        createdDate: "2026-05-30T05:12:44.000Z",
        updatedDate: "2026-05-31T06:13:45.000Z",
        createdBy: kofi,
        properties: { month: "2026-05", query: "month_end.sql" },
        sources: [
          {
            tables: [
              {
                name: "CUSTOMER.ACCOUNTS",
                location: "ACCOUNTS",
                size: 9_420_800,
                rowsNumber: 48_211,
                uri: "DWH.CUSTOMER.ACCOUNTS",
                extraMetadata: [
                  { key: "format", value: "delta", displayName: "Format" },
                  { key: "version", value: "v3", displayName: "Version" },
                ],
                columns: [
                  {
                    name: "age",
                    categoryType: "NUMERICAL",
                    description: "In years",
                    statistics: {
                      numerical: {
                        mean: 46.8,
                        stdDeviation: 15.2,
                        quantiles: { qMin: 18, q25: 34, q50: 46, q75: 58, qMax: 97 },
                        missing: 0.01,
                      },
                    },
                  },
                  {
                    name: "region",
                    categoryType: "TEXT",
                    description: "Of the home branch",
                    statistics: {
                      text: {
                        unique: 13,
                        missing: 0.004,
                        mostCommons: [
                          { value: "Île-de-France", frequency: 0.22 },
                          { value: "Bretagne", frequency: 0.09 },
                        ],
                      },
                    },
                  },
                  {
                    name: "opened_on",
                    categoryType: "DATE",
                    description: "First day",
                    statistics: {
                      date: {
                        minimum: "1998-02-03T00:00:00.000Z",
                        mean: "2015-05-06T00:00:00.000Z",
                        median: "2017-09-14T00:00:00.000Z",
                        maximum: "2026-06-30T00:00:00.000Z",
                        missing: 0.002,
                      },
                    },
                  },
                  {
                    name: "digital",
                    categoryType: "BOOLEAN",
                    description: "Signed in",
                    statistics: { boolean: { true: 0.634, false: 0.316, missing: 0.05 } },
                  },
                  { name: "note" },
                ],
              },
            ],
          },
        ],
      },
      {
        name: "Version 2",
        description: "Extract of June",
        createdDate: "2026-06-30T05:12:44.000Z",
        updatedDate: "2026-06-30T07:14:46.000Z",
        createdBy: ada,
        isStarred: true,
        properties: { month: "2026-06", query: "month end\n  again.sql" },
        sources: [
          {
            tables: [
              {
                name: "CUSTOMER.ACCOUNTS",
                location: "ACCOUNTS",
                size: 9_500_000,
                rowsNumber: 48_300,
                uri: "DWH.CUSTOMER.ACCOUNTS",
                columns: [{ name: "age", categoryType: "NUMERICAL" }],
              },
            ],
          },
        ],
      },
    ],
  },
  {
    name: "Features",
    description: "One row a customer",
    type: "CLEAN",
    sourceOrigin: "S3",
    versions: [
      {
        name: "Version 1",
        description: "Without the leak",
        createdDate: "2026-07-01T08:00:00.000Z",
        updatedDate: "2026-07-02T08:00:00.000Z",
        createdBy: ada,
        inputs: ["Accounts / Version 1", "Accounts / Version 2"],
        properties: { rows: "44903" },
        sources: [
          {
            files: [
              {
                name: "churn/features.parquet",
                location: "features.parquet",
                size: 2_739_083,
                rowsNumber: 44_903,
                uri: "s3://models/churn/features.parquet",
                columns: [
                  { name: "rate_gap", categoryType: "NUMERICAL", description: "Percent" },
                  { name: "churned", categoryType: "BOOLEAN", description: "Target" },
                ],
              },
              {
                name: "churn/readme.md",
                location: "readme.md",
                size: 512,
                uri: "s3://models/churn/readme.md",
              },
            ],
          },
        ],
        files: [
          { name: "profile.html", content: "<!doctype html><title>Profile</title>" },
          { name: "été.txt", content: "chaud\n" },
        ],
        tables: [
          {
            name: "Missing values",
            rows: [
              { column: "rate_gap", missing: 54, share: 0.0012 },
              { column: "region", missing: 180, share: 0.004 },
            ],
          },
        ],
      },
    ],
  },
  {
    name: "Modeling set",
    description: "Split by time",
    type: "MODELING",
    sourceOrigin: "GCS",
    versions: [
      {
        name: "Version 1",
        createdDate: "2026-07-03T08:15:00.000Z",
        inputs: ["Features"],
        sources: [
          {
            usage: "TRAINING",
            files: [
              {
                name: "train.csv",
                size: 4096,
                rowsNumber: 800,
                uri: "gs://models/train.csv",
                columns: [{ name: "x", categoryType: "NUMERICAL" }],
              },
            ],
          },
          {
            usage: "TESTING",
            files: [
              {
                name: "test.csv",
                size: 2048,
                rowsNumber: 300,
                uri: "gs://models/test.csv",
                columns: [{ name: "x" }, { name: "y" }],
              },
            ],
          },
          {
            usage: "VALIDATION",
            files: [
              {
                name: "valid.csv",
                size: 1024,
                rowsNumber: 100,
                uri: "gs://models/valid.csv",
                columns: [{ name: "x" }, { name: "y" }, { name: "z" }],
              },
            ],
          },
        ],
      },
    ],
  },
  { name: "Never filled", description: "Nothing yet", type: "VALIDATION" },
];
