import { describe, expect, it } from "vitest";
import { connected } from "../../connected.ts";

describe("a long list of reports", () => {
  it("asks once whether the organization has reports", async () => {
    const reports = Array.from({ length: 250 }, (_, place) => ({ name: `Report ${place}` }));
    const { backend, connection } = await connected({
      seed: { workspaces: [{ name: "Risk", projects: [{ name: "Churn", reports }] }] },
    });
    const project = await connection.project("PRJ-1");
    const before = backend.requests.length;
    expect(await project.reports()).toHaveLength(250);
    const operations = backend.requests.slice(before).map(({ operation }) => operation);
    expect(operations.filter((operation) => operation === "CDTReports")).toHaveLength(3);
    expect(operations.filter((operation) => operation === "isFeatureFlagEnabled")).toHaveLength(1);
  });
});
