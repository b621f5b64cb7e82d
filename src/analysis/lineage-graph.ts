import { type BranchError, type BranchOptions, withBranches } from "./branches.ts";
import { checkDepth, checkReading, checkThing } from "./check-options.ts";
import type { ReadOptions } from "./inputs.ts";

/** A version of a dataset or a model, as far as it has ancestors and descendants. */
export interface LineageVersion {
  readonly kind: string;
  readonly id: string;
  readonly name: string;
  readonly url: string;
  lineage(options?: ReadOptions): PromiseLike<{
    readonly inputs: readonly LineageVersion[];
    readonly children: {
      readonly modelVersions: readonly LineageVersion[];
      readonly datasetVersions: readonly LineageVersion[];
    };
  }>;
}

/** A version in the graph. */
export interface LineageNode {
  readonly id: string;
  /** Such as `modelVersion`. */
  readonly kind: string;
  readonly name: string;
  readonly url: string;
  /** Steps from where the graph began. */
  readonly distance: number;
  /** Whether its own inputs and children were read: not at the edge, nor where reading failed. */
  readonly expanded: boolean;
}

/** One version was made from another. */
export interface LineageEdge {
  /** The id of the input. */
  readonly from: string;
  /** The id of what was made from it. */
  readonly to: string;
}

/** What a version was made from, and what was made from it. */
export interface LineageGraph {
  /** Nearest first. */
  readonly nodes: readonly LineageNode[];
  readonly edges: readonly LineageEdge[];
  /** The versions whose own lineage could not be read. */
  readonly errors: readonly BranchError[];
}

/** Options of `lineageGraph`. */
export interface LineageOptions extends BranchOptions {
  /** Steps to follow in both directions: 0 reads nothing, Infinity all there is; default 2. */
  readonly depth?: number | undefined;
}

/**
 * Follows the lineage of a version in both directions, each version read once, circles included.
 * Where one cannot be read, the graph goes on without what lies behind it.
 *
 * @throws whatever reading the lineage of the version itself throws
 *
 * @example
 * const { nodes, edges } = await lineageGraph(await connection.modelVersion("MDV-12"), { depth: 3 });
 * draw(nodes, edges);
 */
export async function lineageGraph(
  version: LineageVersion,
  options: LineageOptions = {},
): Promise<LineageGraph> {
  checkThing(version, "A version", "lineage");
  checkReading(options);
  const depth = checkDepth(options.depth, 2);
  return withBranches(options, async ({ errors, read }) => {
    const nodes = new Map<string, LineageNode>();
    const edges = new Map<string, LineageEdge>();
    /** Those of the layer that the graph has reached last. */
    let layer: LineageVersion[] = [];

    const meet = (met: LineageVersion, distance: number): void => {
      if (!nodes.has(met.id)) {
        const { id, kind, name, url } = met;
        nodes.set(id, { id, kind, name, url, distance, expanded: false });
        layer.push(met);
      }
    };
    const join = (from: LineageVersion, to: LineageVersion): void => {
      // No id holds a space.
      edges.set(`${from.id} ${to.id}`, { from: from.id, to: to.id });
    };

    meet(version, 0);
    for (let distance = 1; distance <= depth && layer.length > 0; distance += 1) {
      const near = layer;
      layer = [];
      const lineages = await Promise.all(
        near.map((one) => read([one.id], (call) => one.lineage(call))),
      );
      for (const [place, one] of near.entries()) {
        const lineage = lineages[place]?.value;
        const node = nodes.get(one.id);
        if (lineage === undefined || node === undefined) {
          continue;
        }
        nodes.set(one.id, { ...node, expanded: true });
        for (const input of lineage.inputs) {
          meet(input, distance);
          join(input, one);
        }
        for (const child of [
          ...lineage.children.datasetVersions,
          ...lineage.children.modelVersions,
        ]) {
          meet(child, distance);
          join(one, child);
        }
      }
      const [failed] = errors;
      if (distance === 1 && failed !== undefined) {
        // Of a version whose own lineage is not known, a graph would tell a lie.
        throw failed.error;
      }
    }
    return { nodes: [...nodes.values()], edges: [...edges.values()], errors };
  });
}
