import { describe, expect, it } from "vitest";
import {
  checkGate,
  compareVersions,
  type GateRules,
  lineageGraph,
  metricHistory,
  projectOverview,
  workspaceOverview,
} from "../../../src/analysis/index.ts";
import { Connection } from "../../../src/index.ts";
import { watch } from "../../../src/live/index.ts";
import { connected } from "../connected.ts";
import { fetchOf } from "../../fetch-of.ts";

/** A project in the middle of its work, as the library's own classes show it. */
async function open() {
  return connected({
    seed: {
      workspaces: [
        {
          name: "Credit risk",
          projects: [
            {
              name: "Churn",
              datasets: [
                { name: "Customers", versions: [{}] },
                { name: "Training", versions: [{ inputs: ["Customers"] }] },
              ],
              models: [
                {
                  name: "Forest",
                  versions: [
                    { metrics: { auc: 0.7 }, properties: { trees: "10" } },
                    { metrics: { loss: 0.4 } },
                    {
                      metrics: { auc: 0.875, loss: 0.2 },
                      properties: { trees: "50" },
                      inputs: ["Training"],
                      status: "STAGING",
                      risk: "LOW",
                      approval: "Approved",
                      issues: [
                        { name: "Drift", severity: "Low" },
                        { name: "Leak", severity: "High", status: "Completed" },
                      ],
                    },
                  ],
                },
              ],
              phases: [
                { name: "Data", reviews: [{ status: "Pending" }] },
                {
                  name: "Modeling",
                  status: "Completed",
                  reviews: [{ status: "Rejected" }, { status: "Approved" }],
                  iterations: [{ status: "Completed", assets: [{ modelVersion: "Forest" }] }],
                },
              ],
            },
          ],
        },
      ],
    },
  });
}

describe("with the resources of a connection", () => {
  it("histories, comparisons and lineage are those of its versions", async () => {
    const { connection } = await open();
    const model = await connection.model("MDL-1");
    const points = await metricHistory(model, "auc");
    expect(points.map(({ version, value }) => [version.id, value])).toEqual([
      ["MDV-1", 0.7],
      ["MDV-2", null],
      ["MDV-3", 0.875],
    ]);
    const [first, , last] = points.map(({ version }) => version);
    if (first === undefined || last === undefined) {
      throw new Error("The versions are missing.");
    }
    expect(compareVersions(first, last)).toMatchObject({
      metrics: { added: [{ key: "loss", value: 0.2 }], changed: [{ key: "auc" }] },
      properties: { changed: [{ key: "trees", before: "10", after: "50" }] },
    });
    const { nodes, edges } = await lineageGraph(last);
    expect(nodes.map(({ id, kind }) => [id, kind])).toEqual([
      ["MDV-3", "modelVersion"],
      ["DTV-2", "datasetVersion"],
      ["DTV-1", "datasetVersion"],
    ]);
    expect(edges).toEqual([
      { from: "DTV-2", to: "MDV-3" },
      { from: "DTV-1", to: "DTV-2" },
    ]);
  });

  it("a project is read in one request for each branch", async () => {
    const { backend, connection } = await open();
    const project = await connection.project("PRJ-1");
    const before = backend.requests.length;
    const overview = await projectOverview(project, { metrics: ["auc"] });
    expect(overview).toMatchObject({
      phases: { NotStarted: 1, Completed: 1 },
      iterations: { ended: 1, total: 1 },
      models: [{ id: "MDL-1", newestVersion: { id: "MDV-3", metrics: { auc: 0.875 } } }],
      openIssues: { High: 0, Low: 1 },
      pendingReviews: [{ phase: { name: "Data" } }],
      errors: [],
    });
    expect(backend.requests.slice(before).map(({ operation }) => operation)).toEqual([
      "getPhaseList",
      "getModelList",
      "Findings",
      "getReviewList",
      "getReviewList",
    ]);
  });

  it("a workspace is shown without the branch that failed", async () => {
    const { backend, connection } = await open();
    const workspace = await connection.workspace("WSP-1");
    backend.fail("Findings", { status: 403 });
    const { totals, errors } = await workspaceOverview(workspace);
    expect(totals).toMatchObject({ models: 1, openIssues: null, pendingReviews: 1 });
    expect(errors).toMatchObject([
      { path: ["PRJ-1", "issues"], error: { name: "PermissionError" } },
    ]);
  });

  it("a gate passes for a version that fulfils it, and only then", async () => {
    const { backend, connection } = await open();
    const rules: GateRules = {
      status: "STAGING",
      approval: "Approved",
      maxRisk: "LOW",
      maxIssueSeverity: "Low",
      metrics: { auc: { min: 0.8 } },
      phaseCompleted: true,
      reviewApproved: true,
    };
    const ask = async (id: string) => checkGate(await connection.modelVersion(id), rules);
    const good = await ask("MDV-3");
    expect(good.rules.filter(({ outcome }) => outcome !== "pass")).toEqual([]);
    expect(good.passed).toBe(true);
    const other = await ask("MDV-2");
    expect(other.passed).toBe(false);
    expect(other.rules.map(({ outcome }) => outcome)).toEqual([
      "fail",
      "unknown",
      "unknown",
      "unknown",
      "pass",
      "unknown",
      "unknown",
    ]);
    backend.fail("Findings", { status: 403 });
    expect((await ask("MDV-3")).passed).toBe(false);
  });

  it("a gate judges the phase as it is, however often it is asked", async () => {
    const { backend, connection } = await open();
    const version = await connection.modelVersion("MDV-3");
    const ask = async (): Promise<boolean> =>
      (await checkGate(version, { phaseCompleted: true })).passed;
    expect(await ask()).toBe(true);
    for (const phase of backend.data.phases) {
      phase.status = "Draft";
    }
    expect(await ask()).toBe(false);
  });

  it("an overview refuses metrics that are no list before it reads anything", async () => {
    const { backend, connection } = await open();
    const project = await connection.project(1);
    const before = backend.requests.length;
    // What JavaScript would pass; its types would not let it.
    const options = new Proxy({ metrics: ["auc"] }, { get: () => "auc" });
    await expect(projectOverview(project, options)).rejects.toThrow(
      'metrics must be a list of names, such as ["auc"].',
    );
    expect(backend.requests).toHaveLength(before);
  });

  it("a gate does not trust a list of issues that is not what the server counts", async () => {
    const { backend } = await open();
    const id = "MDV-3";
    const rows = [
      { id: 1, severity: "Low", status: "Completed" },
      { id: 1, severity: "High", status: "InProgress" },
    ].map((row) => ({ ...row, name: "Leak", createdDate: "2026-01-01T00:00:00Z" }));
    const ask = async (items: readonly object[], total: number) => {
      const connection = await Connection.open({
        apiToken: backend.data.users[0]?.apiToken,
        host: "https://vectice.example.com",
        fetch: fetchOf(async (asked) =>
          (await asked.clone().text()).includes("query Findings")
            ? Response.json({ data: { Findings: { items, page: { index: 1, size: 100 }, total } } })
            : backend.fetch(asked),
        ),
        retry: 0,
      });
      const rules: GateRules = { maxIssueSeverity: "None" };
      return (await checkGate(await connection.modelVersion(id), rules)).rules[0]?.outcome;
    };
    expect(await ask([], 0)).toBe("pass");
    expect(await ask([], 5)).toBe("unknown");
    expect(await ask([], -1)).toBe("unknown");
    expect(await ask(rows, 2)).toBe("fail");
  });

  it("watch yields a version again when its data has changed", async () => {
    const { backend, connection } = await open();
    const read = (options: { readonly signal: AbortSignal }) =>
      connection.modelVersion("MDV-3", options);
    const seen: string[] = [];
    for await (const { status } of watch(read, { every: 100 })) {
      seen.push(status);
      if (seen.length === 2) {
        break;
      }
      const version = backend.data.modelVersions.find(({ id }) => id === "MDV-3");
      if (version !== undefined) {
        version.status = "PRODUCTION";
      }
    }
    expect(seen).toEqual(["STAGING", "PRODUCTION"]);
  });
});
