import { readFileSync } from "node:fs";
import { inflateSync } from "node:zlib";
import { buildSchema, isEnumType } from "graphql";
import { describe, expect, it } from "vitest";
import { createBackend } from "../../../../src/testing/index.ts";
import { protocolClient } from "../protocol-client.ts";

const schema = buildSchema(readFileSync("src/testing/schema.graphql", "utf8"));

function wordsOf(name: string): string[] {
  const type = schema.getType(name);
  return isEnumType(type) ? type.getValues().map(({ name }) => name) : [];
}

const { data } = createBackend();
const churn = data.modelVersions.filter(({ model }) => model === "MDL-1");
const metric = (key: string): number[] =>
  churn.map(({ metrics }) => metrics.find((metric) => metric.key === key)?.value ?? Number.NaN);

describe("the demo organization", () => {
  it.each([
    ["PhaseStatus", data.phases.map(({ status }) => status)],
    ["IterationStatus", data.iterations.map(({ status }) => status)],
    ["ReviewStatus", data.reviews.map(({ status }) => status)],
    ["ModelVersionStatus", data.modelVersions.map(({ status }) => status)],
    ["ModelVersionRisk", data.modelVersions.map(({ risk }) => risk)],
    ["ModelVersionApproval", data.modelVersions.map(({ approval }) => approval)],
    ["FindingSeverity", data.issues.map(({ severity }) => severity)],
    ["FindingStatus", data.issues.map(({ status }) => status)],
  ])("has every %s", (name, used) => {
    expect(wordsOf(name)).not.toHaveLength(0);
    expect(used).toEqual(expect.arrayContaining(wordsOf(name)));
  });

  it("keeps the places that documents and tests speak of", () => {
    expect(data.workspaces[0]).toMatchObject({ id: "WSP-1", name: "Credit risk" });
    expect(data.projects[0]).toMatchObject({ id: "PRJ-1", name: "Churn", workspace: "WSP-1" });
  });

  it.each(["auc", "f1"])("has a dozen versions whose %s improves, and once regresses", (key) => {
    const values = metric(key);
    const falls = values.flatMap((value, place) =>
      value < (values[place - 1] ?? 0) ? [place + 1] : [],
    );
    expect([values.length, falls]).toEqual([12, [8]]);
    expect(values.at(-1)).toBe(Math.max(...values));
  });

  it("says of each version of its projects where it was made, and after what it was made from", () => {
    const versions = new Map(
      [...data.datasetVersions, ...data.modelVersions].map((version) => [version.id, version]),
    );
    for (const { id, iteration } of churn) {
      expect([id, iteration]).toEqual([id, expect.stringMatching(/^ITR-/)]);
    }
    for (const { input, output } of data.lineage) {
      const [before = "", after = ""] = [input, output].map((id) => versions.get(id)?.createdDate);
      expect([output, input, (before ?? "") < (after ?? "")]).toEqual([output, input, true]);
    }
  });

  it("has a picture whose bytes are a PNG, and a CSV of one width", async () => {
    const talk = await protocolClient(createBackend());
    const answer = await talk.send("/api/attachments/modelversion/MDV-12/roc-curve.png");
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(bytes.subarray(0, 8).toString("latin1")).toBe("\u0089PNG\r\n\u001a\n");
    const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
    const start = bytes.indexOf("IDAT") + 4;
    const pixels = inflateSync(bytes.subarray(start, start + bytes.readUInt32BE(start - 8)));
    expect(pixels).toHaveLength((width / 2 + 1) * height);
    const csv = await talk.send("/api/attachments/modelversion/MDV-12/predictions.csv");
    const rows = (await csv.text()).trim().split("\n");
    expect(rows).toHaveLength(251);
    expect(new Set(rows.map((row) => row.split(",").length))).toEqual(new Set([3]));
  });

  it("has a file whose name needs UTF-8", async () => {
    const talk = await protocolClient(createBackend());
    const name = data.files.find(({ name }) => name.startsWith("Coût"))?.name ?? "";
    const answer = await talk.send(
      `/api/attachments/modelversion/MDV-12/${encodeURIComponent(name)}`,
    );
    expect(answer.headers.get("content-disposition")).toContain("filename*=UTF-8''Co%C3%BBt");
  });
});
