import { describe, expect, it } from "vitest";
import { metricsOf, toCsv, toRecords } from "../../../src/analysis/index.ts";
import { queries } from "../../../src/query/index.ts";
import { connected } from "../connected.ts";

const { connection } = await connected({
  seed: {
    workspaces: [
      {
        name: "Credit risk",
        projects: [
          {
            name: "Churn",
            models: [
              {
                name: "Forest",
                versions: [{ metrics: { f1: 0.5 } }, { metrics: { auc: 0.9, f1: 0.6 } }],
              },
            ],
          },
        ],
      },
    ],
  },
});

describe("metricsOf", () => {
  it("lists what any version has, also of a model that is known by its id alone", async () => {
    expect(await metricsOf(await connection.model("MDL-1"))).toEqual(["auc", "f1"]);
    expect(await metricsOf(connection.at("MDL-1"))).toEqual(["auc", "f1"]);
  });

  it("passes its signal on", async () => {
    const reason = new Error("gone");
    const signal = AbortSignal.abort(reason);
    await expect(metricsOf(connection.at("MDL-1"), { signal })).rejects.toBe(reason);
  });
});

describe("toRecords", () => {
  it("gives each version the same columns, from things and from plain data alike", async () => {
    const records = toRecords(await connection.at("MDL-1").versions());
    expect(records).toMatchObject([
      { id: "MDV-1", status: "EXPERIMENTATION", "metrics.f1": 0.5, "metrics.auc": null },
      { id: "MDV-2", "metrics.f1": 0.6, "metrics.auc": 0.9 },
    ]);
    expect(Object.keys(records[0] ?? {})).toEqual(Object.keys(records[1] ?? {}));
    expect(records[0]?.["createdAt"]).toMatch(/^\d{4}-\d\d-\d\dT/);
    expect(toRecords(await queries(connection).modelVersions("MDL-1").queryFn())).toEqual(records);
  });

  it("takes a metric without a number for none, and keys that objects inherit for keys", () => {
    const version = { id: "MDV-1", name: "1", createdAt: null };
    expect(
      toRecords([
        { ...version, metrics: { auc: Number.NaN } },
        { ...version, metrics: { constructor: 1 } },
      ]).map((record) => [record["metrics.auc"], record["metrics.constructor"]]),
    ).toEqual([
      [null, null],
      [null, 1],
    ]);
  });
});

describe("toCsv", () => {
  it("quotes what needs it, and ends each line with CRLF", () => {
    expect(
      toCsv([
        { name: 'a "b", c', note: "two\nlines", value: -1.5 },
        { value: null, date: new Date(0), name: "plain" },
      ]),
    ).toBe(
      'name,note,value,date\r\n"a ""b"", c","two\nlines",-1.5,\r\nplain,,,1970-01-01T00:00:00.000Z\r\n',
    );
    expect(toCsv([])).toBe("");
  });

  it.each(["=1+1", "+1", "-1", "@sum", "\tx", "\rx", "＝1"])(
    "shows %j, and does not run it",
    (text) => {
      const [header, cell] = toCsv([{ [text]: text }]).split("\r\n");
      expect(header?.replace(/^"/, "").startsWith("'")).toBe(true);
      expect(cell?.replace(/^"/, "").startsWith("'")).toBe(true);
    },
  );
});
