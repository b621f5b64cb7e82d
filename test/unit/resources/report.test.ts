import { describe, expect, it } from "vitest";
import { Connection } from "../../../src/index.ts";
import { createBackend } from "../../../src/testing/index.ts";

describe("a long list of reports", () => {
  it("asks once whether the organization has reports", async () => {
    const reports = Array.from({ length: 250 }, (_, place) => ({ name: `Report ${place}` }));
    const backend = createBackend({
      seed: { workspaces: [{ name: "Risk", projects: [{ name: "Churn", reports }] }] },
    });
    const connection = await Connection.open({
      apiToken: backend.data.users[0]?.apiToken,
      host: "https://vectice.example.com",
      fetch: backend.fetch,
      logLevel: "silent",
    });
    const project = await connection.project("PRJ-1");
    const before = backend.requests.length;
    expect(await project.reports()).toHaveLength(250);
    const operations = backend.requests.slice(before).map(({ operation }) => operation);
    expect(operations.filter((operation) => operation === "CDTReports")).toHaveLength(3);
    expect(operations.filter((operation) => operation === "isFeatureFlagEnabled")).toHaveLength(1);
  });
});
