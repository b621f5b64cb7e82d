import { describe, expect, it } from "vitest";
import * as analysis from "../../src/analysis/index.ts";
import { connect, Connection, fileFrom, isVecticeError } from "../../src/index.ts";
import * as live from "../../src/live/index.ts";
import { createProxy, issueAccessToken } from "../../src/server/index.ts";
import { createBackend } from "../../src/testing/index.ts";

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

function revokedFunction(): object {
  const { proxy, revoke } = Proxy.revocable(() => 1, {});
  revoke();
  return proxy;
}

const trap = (): never => {
  throw new Error("a trap of the caller's");
};

const throwing = (key: string): object =>
  Object.defineProperty({}, key, {
    enumerable: true,
    get: () => {
      throw new Error("a getter of the caller's");
    },
  });

/** What is no option object, or holds what is no option; each is refused. */
const refused: readonly (readonly [string, unknown])[] = [
  ["null", null],
  ["a number", 5],
  ["text", "x"],
  ["a symbol", Symbol("s")],
  ["a function", () => 1],
  ["a list", []],
  ["a revoked proxy", revoked()],
  ["a signal that is none", { signal: {} }],
  ["a signal that is a symbol", { signal: Symbol("s") }],
  ["a signal that throws", throwing("signal")],
  ["a timeout that is a symbol", { timeout: Symbol("t") }],
  ["a timeout that is no number", { timeout: Number.NaN }],
  ["a timeout that is text", { timeout: "5" }],
  ["a timeout that is a BigInt", { timeout: 5n }],
  ["a timeout without a prototype", Object.assign(Object.create(null), { timeout: "x" })],
  ["a timeout that throws", throwing("timeout")],
];

const backend = createBackend();
const options = {
  apiToken: backend.data.users[0]?.apiToken,
  host: "https://vectice.example.com",
  fetch: backend.fetch,
  logLevel: "silent",
  retry: 0,
} as const;
const connection = await Connection.open(options);
const open = backend.data.iterations.find(({ status }) => status === "InProgress")?.id ?? "";
const version = await connection.modelVersion(1);

/** What methods are given before their options. */
const before: Readonly<Record<string, readonly unknown[]>> = {
  ...Object.fromEntries(
    "workspace project phase iteration dataset datasetVersion model modelVersion"
      .split(" ")
      .map((name) => [name, [1]]),
  ),
  browse: ["PRJ-1"],
  graphql: ["{ whoAmI { user { name } } }", {}],
  download: ["x"],
  table: ["x"],
  columns: [{ id: 1, type: "file" }],
  hasColumn: ["x"],
  createProject: [{ name: "New" }],
  createPhase: [{ name: "New" }],
  createIteration: [{}],
  update: [{ name: "x" }],
  logNote: ["x"],
  log: ["x"],
  logTable: ["n", [{ a: 1 }]],
  logFile: [new File(["x"], "x.txt")],
  logVersion: [version],
  logModel: [{}],
  logDataset: [{}],
  deleteAssets: [{ section: "none" }],
  saveCode: [[{ content: "x" }]],
};
/** What they are given first, and what must be one that can be read. */
const definitions = new Set(
  "createProject createPhase createIteration update logTable logModel logDataset deleteAssets columns".split(
    " ",
  ),
);
const others = new Set(["constructor", "toJSON", "at", "open"]);
/** Reads that belong to something: a version opened by its id has its parent's options alone. */
const parents = new Set(["project", "phase"]);

const things: readonly (readonly [string, object])[] = [
  ["connection", connection],
  ["workspace", await connection.workspace(1)],
  ["project", await connection.project(1)],
  ["phase", await connection.phase(1)],
  ["iteration", await connection.iteration(open)],
  ["model", await connection.model(1)],
  ["modelVersion", version],
  ["dataset", await connection.dataset(1)],
  ["datasetVersion", await connection.datasetVersion(1)],
  ...["WSP-1", "PRJ-1", "PHA-1", "ITR-1", "MDL-1", "MDV-1", "DTS-1", "DTV-1"].map(
    (id) => [id, connection.at(id)] as const,
  ),
];

function methodsOf(thing: object): readonly string[] {
  const names = new Set<string>();
  for (
    let layer: object | null = thing;
    layer !== null && layer !== Object.prototype;
    layer = Reflect.getPrototypeOf(layer)
  ) {
    for (const name of Object.getOwnPropertyNames(layer)) {
      if (typeof Object.getOwnPropertyDescriptor(layer, name)?.value === "function") {
        names.add(name);
      }
    }
  }
  return [...names].filter((name) => !others.has(name));
}

/** What a call ends with; undefined where it does not fail. */
async function failureOf(call: () => unknown): Promise<unknown> {
  try {
    await call();
    return undefined;
  } catch (error) {
    return error;
  }
}

/** Calls, and says what came that is no refusal of ours. */
async function oddEnd(what: string, call: () => unknown, mustFail = true): Promise<string[]> {
  const error = await failureOf(call);
  if (error === undefined ? !mustFail : isVecticeError(error) && error.message.length > 20) {
    return [];
  }
  return [`${what}: ${String(error)}`];
}

const calls = things.flatMap(([kind, thing]) =>
  methodsOf(thing).map((method) => [`${kind}.${method}`, thing, method] as const),
);

const helpers: readonly (readonly [string, unknown, unknown])[] = [
  ["compareVersions", analysis.compareVersions, undefined],
  ["lineageGraph", analysis.lineageGraph, version],
  ["metricHistory", analysis.metricHistory, undefined],
  ["metricsOf", analysis.metricsOf, await connection.model(1)],
  ["projectOverview", analysis.projectOverview, await connection.project(1)],
  ["workspaceOverview", analysis.workspaceOverview, await connection.workspace(1)],
  ["checkGate", analysis.checkGate, version],
  ["toCsv", analysis.toCsv, undefined],
  ["toRecords", analysis.toRecords, undefined],
  ["watch", live.watch, () => 1],
  ["fileFrom", fileFrom, "x"],
];

const iteration = await connection.iteration(open);

/** A method, whose it is, and what it is given. */
type Nested = readonly [string, object, (odd: object) => readonly unknown[]];
const inModel = ["metrics", "properties", "attachments", "derivedFrom", "predictor", "run", "info"];
const inSource = ["files", "rows", "objects", "tables"];
/** Where values lie within what writes are given. */
const nested: readonly Nested[] = [
  ["log", iteration, (odd) => [odd]],
  ["logFile", iteration, (odd) => [odd]],
  ["logFile", iteration, (data) => [{ name: "x", data }]],
  ["logVersion", iteration, (odd) => [odd]],
  ["saveCode", iteration, (odd) => [odd]],
  ["saveCode", iteration, (odd) => [[odd]]],
  ["logTable", iteration, (odd) => ["x", odd]],
  ["logTable", iteration, (odd) => ["x", [odd]]],
  ["logTable", iteration, (odd) => ["x", [{ a: odd }]]],
  ["logTable", iteration, (columns) => ["x", { rows: [], columns }]],
  ...inModel.map((key) => ["logModel", iteration, (odd) => [{ [key]: odd }]] satisfies Nested),
  ...inModel.map((key) => ["logModel", iteration, (odd) => [{ [key]: [odd] }]] satisfies Nested),
  ...inSource.map(
    (key) => ["logDataset", iteration, (odd) => [{ sources: [{ [key]: odd }] }]] satisfies Nested,
  ),
  ...inSource.map(
    (key) => ["logDataset", iteration, (odd) => [{ sources: [{ [key]: [odd] }] }]] satisfies Nested,
  ),
  ["update", version, (metrics) => [{ metrics }]],
  ["update", await connection.datasetVersion(1), (columns) => [{ columns }]],
];

describe("every method refuses with an error of ours", () => {
  it.each(calls)("odd options of %s", async (name, thing, method) => {
    const call: unknown = Reflect.get(thing, method);
    const isOfParent = parents.has(method) && /^(?:model|dataset|M|D)/u.test(name);
    const given = isOfParent ? [] : (before[method] ?? []);
    const ends = [];
    const sent = backend.requests.length;
    for (const [what, odd] of refused) {
      const apply = (...values: unknown[]): unknown =>
        typeof call === "function" ? Reflect.apply(call, thing, values) : undefined;
      ends.push(...(await oddEnd(what, () => apply(...given, odd))));
      if (definitions.has(method)) {
        ends.push(...(await oddEnd(`first, ${what}`, () => apply(odd), false)));
      }
    }
    expect(ends).toEqual([]);
    if (!definitions.has(method)) {
      expect(backend.requests.length).toBe(sent);
    }
  });

  it.each(calls)(
    "a promise that is refused, not an exception, from %s",
    async (_, thing, method) => {
      const call: unknown = Reflect.get(thing, method);
      const good: unknown =
        typeof call === "function" && Reflect.apply(call, thing, before[method] ?? []);
      if (good instanceof Promise) {
        await failureOf(() => good);
        const odd: unknown = typeof call === "function" && Reflect.apply(call, thing, [null, null]);
        expect(odd).toBeInstanceOf(Promise);
        await failureOf(() => odd);
      }
    },
  );

  it.each(nested)("what cannot be read within what %s is given", async (name, thing, given) => {
    const method: unknown = Reflect.get(thing, name);
    const ends = [];
    for (const odd of [revoked(), revokedFunction(), new Proxy({}, { get: trap, has: trap })]) {
      const write = (): unknown =>
        typeof method === "function" && Reflect.apply(method, thing, given(odd));
      ends.push(...(await oddEnd(name, write, false)));
    }
    expect(ends).toEqual([]);
  });

  it("odd variables of a document", async () => {
    const circle: Record<string, unknown> = {};
    circle["a"] = circle;
    for (const variables of [circle, { a: 1n }, { a: circle }, revoked(), throwing("a")]) {
      const error = await failureOf(() =>
        Reflect.apply(connection.graphql, connection, ["{ whoAmI { user { name } } }", variables]),
      );
      expect(isVecticeError(error)).toBe(true);
    }
  });

  const names =
    "apiToken accessToken host config workspace project fetch signal timeout retry concurrency headers batch code logger logLevel";
  it.each(names.split(" "))("odd values of the option %s of connect", async (name) => {
    const ends = [];
    const { apiToken, ...rest } = options;
    for (const [what, odd] of refused) {
      const given = {
        ...(["accessToken", "config"].includes(name) ? rest : { apiToken, ...rest }),
        [name]: odd,
      };
      ends.push(
        ...(await oddEnd(what, () => Reflect.apply(connect, undefined, [given]), false)),
        ...(await oddEnd(what, () => Reflect.apply(connect, undefined, [odd]), false)),
      );
    }
    expect(ends).toEqual([]);
  });

  it.each("apiToken host base origin hosts limits fetch logger allow authorize".split(" "))(
    "odd values of the option %s of the proxy",
    async (name) => {
      const ends = [];
      for (const [what, odd] of refused) {
        const given = { apiToken: "x", authorize: () => true, [name]: odd };
        ends.push(
          ...(await oddEnd(what, () => Reflect.apply(createProxy, undefined, [given]), false)),
          ...(await oddEnd(what, () => Reflect.apply(createProxy, undefined, [odd]))),
          ...(await oddEnd(what, () => Reflect.apply(issueAccessToken, undefined, [odd]))),
        );
      }
      expect(ends).toEqual([]);
    },
  );

  it.each(helpers)("odd arguments of %s", async (_, helper, thing) => {
    const ends = [];
    for (const [what, odd] of refused) {
      const apply = (...values: unknown[]): unknown =>
        typeof helper === "function" ? Reflect.apply(helper, undefined, values) : undefined;
      ends.push(...(await oddEnd(`first, ${what}`, () => apply(odd), false)));
      if (thing !== undefined) {
        ends.push(...(await oddEnd(what, () => apply(thing, odd), false)));
      }
    }
    expect(ends).toEqual([]);
  });
});
