import { describe, expect, it } from "vitest";
import { lineageGraph } from "../../../src/analysis/index.ts";
import { InvalidRequestError } from "../../../src/errors.ts";
import { family } from "./inputs.ts";

const shape = ({ nodes, edges }: Awaited<ReturnType<typeof lineageGraph>>) => ({
  nodes: nodes.map(({ id, distance, expanded }) => `${id} ${distance}${expanded ? "" : " edge"}`),
  edges: edges.map(({ from, to }) => `${from}>${to}`).toSorted(),
});

describe("lineageGraph", () => {
  const chain = { "DTV-2": ["DTV-1"], "MDV-3": ["DTV-2"], "DTV-4": ["MDV-3"], "MDV-5": ["DTV-4"] };

  it("goes so many steps in both directions", async () => {
    const { make, reads } = family(chain);
    const graph = await lineageGraph(make("MDV-3"), { depth: 1 });
    expect(shape(graph)).toEqual({
      nodes: ["MDV-3 0", "DTV-2 1 edge", "DTV-4 1 edge"],
      edges: ["DTV-2>MDV-3", "MDV-3>DTV-4"],
    });
    expect(reads).toEqual(["MDV-3"]);
    expect(shape(await lineageGraph(make("MDV-3"))).nodes).toHaveLength(5);
    expect(graph.nodes[0]).toEqual({
      id: "MDV-3",
      kind: "modelVersion",
      name: "MDV-3",
      url: "https://vectice.example.com/MDV-3",
      distance: 0,
      expanded: true,
    });
  });

  it("reads nothing at depth 0", async () => {
    const { make, reads } = family(chain);
    expect(shape(await lineageGraph(make("MDV-3"), { depth: 0 }))).toEqual({
      nodes: ["MDV-3 0 edge"],
      edges: [],
    });
    expect(reads).toEqual([]);
  });

  it("ends in circles, with each version read and each edge given once", async () => {
    const { make, reads } = family({
      "MDV-1": ["DTV-2", "DTV-2", "MDV-1"],
      "DTV-2": ["MDV-1"],
      "DTV-3": ["DTV-2", "MDV-1"],
    });
    const graph = await lineageGraph(make("MDV-1"), { depth: Number.POSITIVE_INFINITY });
    expect(reads.toSorted()).toEqual(["DTV-2", "DTV-3", "MDV-1"]);
    expect(shape(graph)).toEqual({
      nodes: ["MDV-1 0", "DTV-2 1", "DTV-3 1"],
      edges: ["DTV-2>DTV-3", "DTV-2>MDV-1", "MDV-1>DTV-2", "MDV-1>DTV-3", "MDV-1>MDV-1"],
    });
  });

  it("goes on where one version cannot be read, and says so", async () => {
    const { make } = family({ ...chain, "DTV-6": ["MDV-3"] }, ["DTV-4"]);
    const graph = await lineageGraph(make("MDV-3"), { depth: 3 });
    expect(shape(graph).nodes).toEqual([
      "MDV-3 0",
      "DTV-2 1",
      "DTV-4 1 edge",
      "DTV-6 1",
      "DTV-1 2",
    ]);
    expect(graph.errors).toEqual([{ path: ["DTV-4"], error: new Error("DTV-4 is gone") }]);
  });

  it("rejects when the version's own lineage cannot be read", async () => {
    const { make } = family(chain, ["MDV-3"]);
    await expect(lineageGraph(make("MDV-3"))).rejects.toThrow("MDV-3 is gone");
  });

  it.each([-1, Number.NaN])("refuses a depth of %s", async (depth) => {
    const { make } = family(chain);
    await expect(lineageGraph(make("MDV-3"), { depth })).rejects.toThrow(InvalidRequestError);
  });
});
