import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type DatasetDefinition, fileFrom, type Iteration } from "../../../../src/index.ts";
import type { Backend } from "../../../../src/testing/index.ts";
import { connected } from "../../connected.ts";

const abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
const phase = { name: "Modeling", iterations: [{}] };
const world = {
  organization: {
    dfStatisticsRowThreshold: 2,
    dfStatisticsSampleRows: 100,
    dfStatisticsMaxColumns: 1,
  },
  seed: { workspaces: [{ name: "Lab", projects: [{ name: "Churn", phases: [phase] }] }] },
};

async function opened(): Promise<{ readonly backend: Backend; readonly iteration: Iteration }> {
  const { backend, connection } = await connected(world);
  return { backend, iteration: await connection.iteration(1) };
}

/** The sources that are sent for these. */
async function sent(sources: DatasetDefinition["sources"]): Promise<unknown> {
  const { backend, iteration } = await opened();
  await iteration.logDataset({ name: "d", sources, code: false });
  const request = backend.requests.find(({ operation }) => operation === "registerDataset");
  const variables: unknown = request?.variables;
  return variables;
}

/** Told of every file that nothing is known of. */
const file = {
  size: null,
  updatedDate: null,
  createdDate: null,
  columns: [],
  skippedStatistics: false,
  extraMetadata: null,
  fingerprint: null,
  mimeType: null,
};

describe("the sources of a dataset, as they are sent", () => {
  const folder = mkdtempSync(join(tmpdir(), "vectice-dataset-"));
  const time = new Date("2026-01-02T03:04:05.000Z");
  beforeAll(() => {
    mkdirSync(join(folder, "deep", ".hidden"), { recursive: true });
    for (const name of ["B.csv", "a b.csv", ".hidden", "deep/c.csv", "deep/.hidden/d.csv"]) {
      writeFileSync(join(folder, name), "abc");
      utimesSync(join(folder, name), time, time);
    }
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("are each file of a folder by lower-cased path, without hidden ones", async () => {
    const told = (name: string, filename: string): object => ({
      ...file,
      name: join(folder, name),
      filename,
      size: 3,
      fingerprint: abc,
      uri: `file://${join(folder, name)}`,
      updatedDate: time.toISOString(),
    });
    expect(await sent([{ files: fileFrom(folder), usage: "TESTING" }])).toMatchObject({
      data: {
        datasetSources: [
          {
            size: 9,
            type: "FILES",
            usage: "TESTING",
            origin: "LOCAL",
            files: [
              told("a b.csv", "a b.csv"),
              told("B.csv", "B.csv"),
              told("deep/c.csv", "c.csv"),
            ],
          },
        ],
      },
    });
  });

  it("are a file with the rows that were read of it; statistics are of the first columns only", async () => {
    const rows = [
      { a: 1, b: "x" },
      { a: 2, b: "y" },
    ];
    expect(await sent([{ files: [fileFrom(join(folder, "B.csv"))], rows }])).toMatchObject({
      data: {
        datasetSources: [
          {
            size: 3,
            files: [
              {
                filename: "B.csv",
                rowsNumber: 2,
                columnsNumber: 2,
                skippedStatistics: false,
                columns: [
                  { name: "a", dataType: "int64", statistics: { numerical: { mean: 1.5 } } },
                  { name: "b", dataType: "str", categoryType: "TEXT", statistics: {} },
                ],
              },
            ],
          },
        ],
      },
    });
  });

  it("are rows in the words of a data frame", async () => {
    const frame = {
      name: "Dataframe",
      uri: "Dataframe",
      tablename: "Dataframe",
      rowsNumber: 1,
      columnsNumber: 1,
      skippedStatistics: true,
      size: null,
      createdDate: null,
      updatedDate: null,
      extraMetadata: null,
      columns: [{ name: "a", dataType: "int64", categoryType: "NUMERICAL", statistics: {} }],
    };
    const rows = [{ a: 1 }];
    expect(await sent([{ rows }, { rows, origin: "WEB" }])).toMatchObject({
      data: {
        datasetSources: [
          {
            size: 0,
            type: "DB",
            usage: null,
            origin: "LOCAL",
            dbs: [{ ...frame, type: "PANDAS" }],
          },
          { size: 0, type: "DB", usage: null, origin: "WEB", dbs: [{ ...frame, type: "UNKNOWN" }] },
        ],
      },
    });
  });

  it("are streams, bytes and files of a page, of which no address is known", async () => {
    const stream = new Blob(["abc"]).stream();
    const files = [
      { name: "s.csv", data: stream },
      { name: "t.csv", data: "abc", type: "text/csv" },
      new File([], "empty.csv", { lastModified: 0 }),
    ];
    const known = { size: 3, fingerprint: abc, uri: null };
    expect(await sent([{ files }])).toMatchObject({
      data: {
        datasetSources: [
          {
            size: 6,
            files: [
              { ...file, ...known, name: "s.csv", filename: "s.csv" },
              { ...file, ...known, name: "t.csv", filename: "t.csv", mimeType: "text/csv" },
              { size: 0, name: "empty.csv", updatedDate: "1970-01-01T00:00:00.000Z" },
            ],
          },
        ],
      },
    });
  });

  it("are objects and tables", async () => {
    const updatedAt = time;
    const column = { name: "id", dataType: "INT64", primaryKey: true, nullable: false };
    expect(
      await sent([
        { objects: [{ uri: "gs://lab/a/b.csv", size: 5, fingerprint: "etag", updatedAt }] },
        { tables: [{ path: "db.public.t", columns: [column] }], origin: "SNOWFLAKE" },
        { tables: [{ path: "db.t" }], origin: "SPARK_TABLE" },
      ]),
    ).toMatchObject({
      data: {
        datasetSources: [
          {
            size: 5,
            origin: "GCS",
            files: [
              {
                ...file,
                name: "a/b.csv",
                filename: "b.csv",
                uri: "gs://lab/a/b.csv",
                size: 5,
                fingerprint: "etag",
                updatedDate: time.toISOString(),
              },
            ],
          },
          {
            size: null,
            origin: "SNOWFLAKE",
            dbs: [
              {
                name: "db.public.t",
                tablename: "t",
                uri: "db.public.t",
                rowsNumber: null,
                columnsNumber: 1,
                columns: [
                  {
                    name: "id",
                    dataType: "INT64",
                    statistics: {},
                    isPK: true,
                    isFK: null,
                    nullable: false,
                    isUnique: null,
                  },
                ],
              },
            ],
          },
          { dbs: [{ name: "db.t", tablename: "t", uri: null, columnsNumber: null, columns: [] }] },
        ],
      },
    });
  });

  it("are none where none are given", async () => {
    expect(await sent(undefined)).toMatchObject({ data: { datasetSources: [], properties: null } });
  });
});

const stringStream = (): ReadableStream<string> =>
  new ReadableStream({
    start: (out) => {
      out.enqueue("abc");
      out.close();
    },
  });

describe("a dataset that cannot be right", () => {
  const some = new File(["x"], "a.csv");
  const rows = [{ a: 1 }];

  it.each<readonly [unknown, RegExp]>([
    [null, /A dataset must be an object, but is null/],
    [{ resource: [] }, /A dataset has no "resource"/],
    [{ name: " " }, /blank name/],
    [{ type: "model" }, /The type of a dataset is one of ORIGIN/],
    [{ sources: { rows } }, /sources must be an array, but is an object/],
    [{ sources: [{}] }, /Source 1 must have one of files, rows, objects and tables .* none/],
    [{ sources: [null] }, /Source 1 must have one of files/],
    [{ sources: [{ files: [] }] }, /Source 1: files is an empty list. Give one file/],
    [{ sources: [{ rows, tables: [{ path: "a" }], origin: "X" }] }, /but has tables and rows/],
    [{ sources: [{ files: some, objects: [] }] }, /but has files and objects/],
    [{ sources: [{ rows, usage: "TRAIN" }] }, /usage must be one of TRAINING, TESTING, VALIDATION/],
    [{ sources: [{ rows, files: [some, some] }] }, /rows beside 2 files or objects/],
    [{ sources: [{ rows: [{ a: Symbol("s") }] }] }, /Source 1: row 1, column "a" is a symbol/],
    [{ sources: [{ files: "a.csv" }] }, /fileFrom\("a.csv"\)/],
    [{ sources: [{ files: fileFrom("/nowhere/at/all.csv") }] }, /no file/],
    [{ sources: [{ objects: [] }] }, /objects must be an array/],
    [{ sources: [{ objects: [{ uri: "s3://bucket" }] }] }, /not like s3:\/\/bucket\/path/],
    [{ sources: [{ objects: [{ uri: "s3://b/c", size: 1.5 }] }] }, /size must be a whole number/],
    [
      { sources: [{ objects: [{ uri: "s3://b/c" }, { uri: "gs://b/c" }] }] },
      /Make a source of each/,
    ],
    [{ sources: [{ objects: [{ uri: "s3://b/c", updatedAt: new Date("x") }] }] }, /valid Date/],
    [{ sources: [{ tables: [{ path: "a" }] }] }, /tables need an origin/],
    [{ sources: [{ tables: [{ path: "a" }], origin: "BIGQUERY" }] }, /no path of BigQuery/],
    [{ sources: [{ tables: [{ path: "a", columns: [{}] }], origin: "X" }] }, /both text/],
    [{ type: "MODELING", sources: [{ rows, usage: "TESTING" }] }, /MODELING needs/],
    [{ columns: { b: "what" }, sources: [{ rows }] }, /columns describes "b", which no source has/],
    [{ columns: { b: "what" } }, /which no source has/],
    [{ columns: { a: 7 }, sources: [{ rows }] }, /must be text, but is a number/],
    [{ columns: ["a"], sources: [{ rows }] }, /columns must be a plain object/],
    [{ properties: { a: null } }, /The property "a" is null/],
    [{ attachments: some }, /attachments must be an array/],
    [{ attachments: [fileFrom("/nowhere/at/all.csv")] }, /no file/],
    [{ attachments: ["plot.png"] }, /fileFrom\("plot.png"\)/],
    [{ sources: [{ rows }, { files: { name: "s", data: stringStream() } }] }, /must give bytes/],
    [{ code: true }, /The option code is true/],
  ])("%o is refused before anything is sent", async (definition, message) => {
    const { backend, iteration } = await opened();
    const before = backend.requests.length;
    const logged: unknown = Reflect.apply(iteration.logDataset, iteration, [definition]);
    await expect(logged).rejects.toThrow(message);
    await expect(logged).rejects.toHaveProperty("code", "invalid_request");
    expect(backend.requests).toHaveLength(before);
  });

  it("is refused before anything is sent when a file is gone that a function is to read", async () => {
    const { backend, iteration } = await opened();
    const before = backend.requests.length;
    const sha256 = (): Promise<string> => Promise.resolve(abc);
    const files = fileFrom("/nowhere/at/all.csv");
    const logged = iteration.logDataset({ sources: [{ rows }, { files }] }, { sha256 });
    await expect(logged).rejects.toThrow("There is no file");
    expect(backend.requests).toHaveLength(before);
  });

  it("is none that describes a column of files nobody has looked into", async () => {
    const { iteration } = await opened();
    const logged = await iteration.logDataset({
      sources: [{ files: some }],
      columns: { b: "what" },
    });
    expect(logged.created).toBe("dataset");
  });
});

describe("a dataset that was there before", () => {
  it("is told as a version, or as nothing where its sources are the same", async () => {
    const { iteration } = await opened();
    const log = (text: string): Promise<unknown> =>
      iteration
        .logDataset({ name: "d", sources: [{ files: { name: "a.csv", data: text } }] })
        .then(({ id, created }) => [id, created]);
    expect(await log("one")).toEqual(["DTV-1", "dataset"]);
    expect(await log("two")).toEqual(["DTV-2", "version"]);
    expect(await log("two")).toEqual(["DTV-2", "nothing"]);
  });
});
