import { describe, expect, expectTypeOf, it } from "vitest";
import type { Iteration } from "../../../src/index.ts";
import * as entry from "../../../src/query/index.ts";
import { keysOf, type Plain, queries } from "../../../src/query/index.ts";
import { connected } from "../connected.ts";

const { backend, connection } = await connected({ seed: "demo" });
const all = queries(connection);
const user = connection.user.name;
const prefix = ["vectice", "https://vectice.example.com", user];

/** The operations that `work` sends. */
async function sentBy(work: () => Promise<unknown>): Promise<unknown[]> {
  const before = backend.requests.length;
  await work();
  return backend.requests.slice(before).map(({ operation }) => operation);
}

describe("the entry", () => {
  it("exports what it promises", () => {
    expect(Object.keys(entry).toSorted()).toEqual(["explain", "keysOf", "queries"]);
    expect(Object.keys(all).toSorted()).toMatchInlineSnapshot(`
      [
        "approvalHistory",
        "assets",
        "attachments",
        "columns",
        "dataset",
        "datasetVersion",
        "datasetVersions",
        "datasets",
        "issues",
        "items",
        "iteration",
        "iterations",
        "keysOf",
        "lineage",
        "model",
        "modelVersion",
        "modelVersions",
        "models",
        "phase",
        "phases",
        "project",
        "projects",
        "reports",
        "requirements",
        "reviews",
        "sections",
        "table",
        "workspace",
        "workspaces",
      ]
    `);
  });
});

describe("queries", () => {
  it("are the same for the same connection", () => {
    expect(queries(connection)).toBe(all);
  });

  it("read what the methods read, as plain data", async () => {
    const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
    const project = await connection.project("PRJ-1");
    expect(await all.models("PRJ-1").queryFn()).toEqual(plain(await project.models()));
    expect(await all.models(project).queryFn()).toEqual(plain(await project.models()));
    expect(await all.project({ kind: "project", id: "PRJ-1" }).queryFn()).toEqual(plain(project));
    const versions = await all.modelVersions("MDL-1", { newestFirst: true, limit: 1 }).queryFn();
    expect(versions).toEqual(
      plain(await connection.at("MDL-1").versions({ newestFirst: true, limit: 1 })),
    );
    expectTypeOf(versions).toExtend<readonly { readonly createdAt: string | null }[]>();
    expectTypeOf(versions[0]).not.toHaveProperty("lineage");
  });

  it("answer each name, down to the columns", async () => {
    const [phase] = await all.phases("PRJ-1").queryFn();
    const [iteration] = await all.iterations(phase, { statuses: ["Completed"] }).queryFn();
    expect(iteration?.phase).toEqual({ id: phase?.id, name: phase?.name });
    const [version] = await all.datasetVersions("DTS-1").queryFn();
    const items = await all.items(version).queryFn();
    const [item] = items;
    const own = [
      all.workspaces(),
      all.workspace("WSP-1"),
      all.projects("WSP-1"),
      all.phase(phase),
      all.iteration(iteration),
      all.assets(iteration),
      all.sections(iteration),
      all.requirements(phase),
      all.reviews(phase),
      all.model("MDL-1"),
      all.modelVersion("MDV-1"),
      all.datasets("PRJ-1"),
      all.dataset("DTS-1"),
      all.datasetVersion(version),
      all.columns(version, { item: item ?? { id: 0, type: "file" } }),
      all.lineage("MDV-1"),
      all.lineage(version),
      all.attachments("MDV-1"),
      all.attachments(iteration),
      all.reports("PRJ-1"),
      all.issues("PRJ-1"),
      all.issues("MDV-1"),
      all.approvalHistory("MDV-1"),
    ];
    for (const { queryKey, queryFn, retry } of own) {
      expect(JSON.parse(JSON.stringify(queryKey))).toEqual(queryKey);
      expect(structuredClone(await queryFn())).toBeDefined();
      expect(retry).toBe(false);
    }
    expect(new Set(own.map(({ queryKey }) => JSON.stringify(queryKey))).size).toBe(own.length);
    const [table] = (await all.attachments("MDV-1").queryFn()).filter(
      ({ type }) => type === "table",
    );
    if (table !== undefined) {
      const { columns } = await all.table("MDV-1", { name: table.name }).queryFn();
      expect(columns.length).toBeGreaterThan(0);
    }
  });

  it("keep under a key all that the function needs, and nothing else", () => {
    expect(all.models("PRJ-1").queryKey).toEqual([...prefix, "models", "PRJ-1"]);
    expect(all.workspaces().queryKey).toEqual([...prefix, "workspaces", null]);
    const { signal } = new AbortController();
    const options = { onlyMine: true, statuses: ["InProgress"], signal, timeout: 5 };
    expect(all.iterations("PHA-1", options).queryKey).toEqual([
      ...prefix,
      "iterations",
      "PHA-1",
      { onlyMine: true, statuses: ["InProgress"] },
    ]);
    const item = { id: 3, type: "file" as const, name: "x", toJSON: () => ({}) };
    expect(all.columns("DTV-1", { item }).queryKey.at(-1)).toEqual({
      item: { id: 3, type: "file" },
    });
    const { apiToken } = backend.data.users[0] ?? {};
    expect(JSON.stringify(all.models("PRJ-1").queryKey)).not.toContain(apiToken);
  });

  it("open what things belong to once, however often they are asked for", async () => {
    const before = await sentBy(() => all.phases("PRJ-2").queryFn());
    expect(new Set(before)).toEqual(new Set(["getProjectById", "getPhaseList"]));
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await sentBy(() => queries(connection).phases("PRJ-2").queryFn())).toEqual([
      "getPhaseList",
    ]);
    expect(await sentBy(() => all.models("PRJ-1").queryFn())).toEqual(["getModelList"]);
  });

  it("pass on the signal of who asks, and take other contexts as nothing", async () => {
    const reason = new Error("unmounted");
    const gone = { signal: AbortSignal.abort(reason) };
    await expect(all.models("PRJ-1").queryFn(gone)).rejects.toBe(reason);
    const { queryKey, queryFn } = all.models("PRJ-1");
    expect(await queryFn(queryKey)).toEqual(await queryFn({ signal: "none" }));
  });

  it("give lists page by page", async () => {
    const { queryFn, initialPageParam, getNextPageParam, queryKey } = all.modelVersions.infinite(
      "MDL-1",
      { pageSize: 2 },
    );
    const whole = await all.modelVersions("MDL-1").queryFn();
    const pages = [];
    let next: number | undefined = initialPageParam;
    while (next !== undefined) {
      const page = await queryFn({ pageParam: next });
      pages.push(page);
      next = getNextPageParam(page, pages);
    }
    expect(pages.flatMap(({ items }) => items)).toEqual(whole);
    expect(pages).toHaveLength(Math.ceil(whole.length / 2));
    expect(queryKey.at(-1)).toEqual({ infinite: true, pageSize: 2 });
    const { items } = await all.workspaces.infinite({ pageSize: 1 }).queryFn({ pageParam: 1 });
    expect(items).toHaveLength(1);
  });

  it("count pages by what the server makes of them", async () => {
    const { connection: small } = await connected({
      seed: {
        workspaces: [
          {
            name: "Credit risk",
            projects: [
              { name: "Churn", models: ["A", "B", "C", "D", "E"].map((name) => ({ name })) },
            ],
          },
        ],
      },
      pageLimit: 2,
    });
    const { queryFn, getNextPageParam } = queries(small).models.infinite("PRJ-1");
    const first = await queryFn({ pageParam: 1 });
    const second = await queryFn({ pageParam: 2 });
    const third = await queryFn({ pageParam: 3 });
    expect(getNextPageParam(first, [first])).toBe(2);
    expect(getNextPageParam(second, [first, second])).toBe(3);
    expect(getNextPageParam(third, [first, second, third])).toBeUndefined();
    expect([first, second, third].map(({ items }) => items.map(({ name }) => name))).toEqual([
      ["A", "B"],
      ["C", "D"],
      ["E"],
    ]);
  });

  it("refuse what they cannot ask for, when they are asked", async () => {
    await expect(all.models(undefined).queryFn()).rejects.toThrow("enabled");
    // What a thing may belong to: a model's project.
    await expect(all.project(null).queryFn()).rejects.toThrow("enabled");
    expect(all.project(null).queryKey).toEqual([...prefix, "project", null]);
    await expect(all.models("MDL-1").queryFn()).rejects.toThrow(
      "MDL-1 is the id of a model, not of a project.",
    );
    await expect(all.models("Churn").queryFn()).rejects.toMatchObject({ name: "InvalidIdError" });
    expect(all.models(undefined).queryKey).toEqual([...prefix, "models", null]);
  });
});

describe("keysOf", () => {
  it("names what a write changes", async () => {
    const keys = all.keysOf("ITR-1").map((key) => key.slice(3));
    expect(keys).toContainEqual(["assets", "ITR-1"]);
    expect(keys).toContainEqual(["sections", "ITR-1"]);
    expect(keys).toContainEqual(["iterations"]);
    expect(keys).toContainEqual(["models"]);
    expect(all.keysOf("ITR-1").every((key) => prefix.every((part, at) => key[at] === part))).toBe(
      true,
    );
    const [phase] = await connection.at("PRJ-1").phases();
    const iteration: Iteration | undefined = await phase?.iterations().first();
    expect(keysOf(iteration)).toEqual(all.keysOf(iteration));
    expect(keysOf("ITR-1")).toEqual([["vectice"]]);
  });

  it("begins the keys of every query that asks about the thing", () => {
    const asked = [
      all.assets("ITR-1"),
      all.sections("ITR-1"),
      all.attachments("ITR-1"),
      all.iterations("PHA-1", { onlyMine: true }),
      all.models.infinite("PRJ-1"),
    ];
    for (const { queryKey } of asked) {
      const begins = all
        .keysOf("ITR-1")
        .some((key) => key.every((part, at) => part === queryKey[at]));
      expect({ queryKey, begins }).toEqual({ queryKey, begins: true });
    }
  });
});

describe("types", () => {
  it("are those of plain data", () => {
    expectTypeOf(all.iteration("ITR-1").queryFn).returns.resolves.toEqualTypeOf<Plain<Iteration>>();
  });
});
