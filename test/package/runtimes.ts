import * as v from "valibot";
import manifest from "../../package.json" with { type: "json" };

/** A runtime or a bundler, as the exports map sees it. */
export interface Runtime {
  readonly name: string;
  /** The conditions that hold, besides `default`. */
  readonly conditions: readonly string[];
  /** Whether it has Node's builtins. */
  readonly node: boolean;
}

export const runtimes: readonly Runtime[] = [
  { name: "react-server", conditions: ["react-server", "node", "import"], node: true },
  { name: "deno", conditions: ["deno", "node", "import"], node: true },
  { name: "bun", conditions: ["bun", "node", "import"], node: true },
  { name: "workerd", conditions: ["workerd", "worker", "browser", "import"], node: false },
  { name: "worker", conditions: ["worker", "import"], node: false },
  { name: "browser", conditions: ["browser", "import"], node: false },
  { name: "node import", conditions: ["node", "import"], node: true },
  { name: "node require", conditions: ["node", "require"], node: true },
  // What besides them is met: tools that set `node` everywhere, pages that require, hosts of no name.
  { name: "workerd with node", conditions: ["workerd", "node", "import"], node: false },
  { name: "worker with node", conditions: ["worker", "node", "import"], node: false },
  {
    name: "react-server at the edge",
    conditions: ["react-server", "edge-light", "node", "import"],
    node: false,
  },
  { name: "edge-light", conditions: ["edge-light", "node", "import"], node: false },
  { name: "browser require", conditions: ["browser", "require"], node: false },
  { name: "unknown import", conditions: ["import"], node: false },
  { name: "unknown require", conditions: ["require"], node: false },
];

const nested = v.record(v.string(), v.unknown());

/** The file that a part of an exports map leads to; undefined where the map refuses. */
export function resolveTarget(part: unknown, conditions: readonly string[]): string | undefined {
  if (typeof part === "string") {
    return part;
  }
  if (!v.is(nested, part)) {
    return undefined;
  }
  for (const [condition, inner] of Object.entries(part)) {
    if (condition === "default" || conditions.includes(condition)) {
      const target = resolveTarget(inner, conditions);
      // A null refuses; conditions that lead nowhere let the next one try.
      if (target !== undefined || inner === null) {
        return target;
      }
    }
  }
  return undefined;
}

/** Whether a part of an exports map says that browsers cannot have it: what is Node's alone. */
export function refusesBrowsers(part: unknown): boolean {
  return v.is(v.looseObject({ browser: v.null() }), part);
}

/** The exports map of package.json. */
export const exportsMap = v.parse(nested, manifest.exports);

/** The entries with declarations: all but the files for script elements and package.json. */
export const entries = Object.entries(exportsMap).flatMap(([entry, part]) =>
  typeof part === "string" ? [] : [entry],
);

/** Whether an entry, or its built file, needs the optional peers, graphql and msw. */
export function needsPeers(entry: string): boolean {
  return /^\.\/(dist\/)?(testing|server)(\/|\.|$)/.test(entry);
}

/** The files that script elements load. */
export const scripts = Object.values(exportsMap).flatMap((part) =>
  typeof part === "string" && part.endsWith(".js") ? [part] : [],
);

/** Every file that runtimes without Node's builtins can be led to, scripts included. */
export const neutralFiles = [
  ...reachedBy(
    runtimes.filter(({ node }) => !node),
    entries.filter((entry) => !refusesBrowsers(exportsMap[entry])),
  ),
  ...scripts,
];

/** Every file that runtimes with Node's builtins can be led to. */
export const nodeFiles = reachedBy(
  runtimes.filter(({ node }) => node),
  entries,
);

function reachedBy(some: readonly Runtime[], names: readonly string[]): string[] {
  const reached = some.flatMap(({ conditions }) =>
    names.flatMap((entry) => resolveTarget(exportsMap[entry], conditions) ?? []),
  );
  return [...new Set(reached)].toSorted();
}
