import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { Connection, type ConnectOptions } from "../../../../src/index.ts";
import { type BackendOptions, createBackend } from "../../../../src/testing/index.ts";
import { workspaceOverview } from "../../../../src/analysis/index.ts";

const refused = { status: 400, message: "Syntax Error: 5 aliases at most." };

/** A connection that asks together, and what was sent since it was made. */
async function together(
  options: ConnectOptions = {},
  backendOptions: BackendOptions = { seed: "demo" },
) {
  const backend = createBackend(backendOptions);
  const lines: string[] = [];
  const line = (text: string): void => void lines.push(text);
  const connection = await Connection.open({
    apiToken: backend.data.users[0]?.apiToken,
    host: "https://vectice.example.com",
    fetch: backend.fetch,
    retry: 0,
    batch: true,
    logger: { debug: () => undefined, info: line, warn: line, error: line },
    ...options,
  });
  backend.reset();
  const sent = (): unknown[] => backend.requests.map(({ operation }) => operation);
  return { backend, connection, sent, lines };
}

const five = ["PRJ-1", "PRJ-2", "MDL-1", "MDV-1", "DTS-1"] as const;
const openFive = (connection: Connection): Promise<PromiseSettledResult<{ id: string }>[]> =>
  Promise.allSettled(five.map((id) => connection.browse(id)));
const idsOf = (results: readonly PromiseSettledResult<{ id: string }>[]): unknown[] =>
  results.map((result): unknown =>
    result.status === "fulfilled" ? result.value.id : result.reason,
  );

describe("reads of one moment", () => {
  it("go alone unless batch is given", async () => {
    const { connection, sent } = await together({ batch: undefined });
    expect(idsOf(await openFive(connection))).toEqual(five);
    expect(sent()).toHaveLength(5);
  });

  it("go in one request, and give what they give alone", async () => {
    const { connection, sent } = await together();
    const alone = await together({ batch: false });
    const read = async (by: Connection): Promise<unknown> => {
      const [project, models, iterations, versions] = await Promise.all([
        by.project("PRJ-1"),
        by.at("PRJ-1").models({ pageSize: 2 }),
        by.at("PHA-1").iterations({ statuses: ["Completed"] }),
        by.at("MDL-1").versions(),
      ]);
      return JSON.parse(JSON.stringify({ project, models, iterations, versions }));
    };
    expect(await read(connection)).toEqual(await read(alone.connection));
    expect(sent()[0]).toBe("batch");
    expect(sent().length).toBeLessThan(alone.sent().length);
  });

  it("go in requests of at most max, and one that is left goes as itself", async () => {
    const { connection, sent } = await together({ batch: { max: 2 } });
    expect(idsOf(await openFive(connection))).toEqual(five);
    expect(sent()).toEqual(["batch", "batch", "getDataset"]);
  });

  it("are asked once where they are the same", async () => {
    const { connection, backend } = await together();
    const opened = await Promise.all(
      ["PRJ-1", "PRJ-1", "PRJ-2"].map((id) => connection.project(id)),
    );
    expect(opened.map(({ id }) => id)).toEqual(["PRJ-1", "PRJ-1", "PRJ-2"]);
    expect(backend.requests.map(({ variables }) => variables)).toEqual([
      { a0_projectId: "PRJ-1", a1_projectId: "PRJ-2" },
    ]);
  });

  it("keep nested variables apart: sections with their assets", async () => {
    const { connection, sent } = await together();
    const alone = await connection.at("ITR-1").sections();
    const both = await Promise.all([
      connection.at("ITR-1").sections(),
      connection.at("ITR-2").sections({ pageSize: 3 }),
    ]);
    expect(alone.length).toBeGreaterThan(0);
    expect(JSON.stringify(both[0])).toBe(JSON.stringify(alone));
    expect(sent().slice(0, 2)).toEqual(["getIterationById", "batch"]);
  });

  it("leave writes and documents of one's own alone", async () => {
    const { connection, sent } = await together();
    const document = "query whoAmI { whoAmI { user { name } } }";
    await Promise.all([
      connection.graphql(document),
      connection.project("PRJ-1"),
      connection.project("PRJ-2"),
    ]);
    expect(sent().toSorted((one, other) => String(one).localeCompare(String(other)))).toEqual([
      "batch",
      "whoAmI",
    ]);
  });

  it("keep time limits apart", async () => {
    const { connection, sent } = await together();
    await Promise.all([
      connection.project("PRJ-1", { timeout: 5000 }),
      connection.project("PRJ-2"),
      connection.model("MDL-1"),
    ]);
    expect(sent()).toEqual(["getProjectById", "batch"]);
  });
});

describe("when one of them fails", () => {
  it("rejects that one, and asks the others singly", async () => {
    const { connection, sent } = await together();
    const results = await Promise.allSettled(
      ["PRJ-1", "PRJ-999", "PRJ-2"].map((id) => connection.project(id)),
    );
    expect(idsOf(results)).toEqual([
      "PRJ-1",
      expect.objectContaining({
        name: "NotFoundError",
        operation: "getProjectById",
        reference: "PRJ-999",
      }),
      "PRJ-2",
    ]);
    expect(sent()).toEqual(["batch", "getProjectById", "getProjectById"]);
  });

  it("asks again for all where an error names no place, or none of ours", async () => {
    for (const path of [undefined, ["b7"], ["a9", "name"], []]) {
      const { connection, backend, sent, lines } = await together();
      backend.fail("batch", {
        error: { status: 500, message: "odd", ...(path === undefined ? {} : { path }) },
      });
      expect(idsOf(await openFive(connection))).toEqual(five);
      expect(sent()).toHaveLength(6);
      expect(lines).toEqual([]);
      await openFive(connection);
      expect(sent().at(-1)).toBe("batch");
    }
  });

  it("keeps what came beside an error within one of them", async () => {
    const { connection, backend, sent } = await together();
    backend.fail("batch", {
      mutate: (answer) => ({
        ...v.parse(v.looseObject({}), answer),
        errors: [{ message: "odd", path: ["a1", "description"] }],
      }),
    });
    const results = await openFive(connection);
    expect(idsOf(results).map(String)).toEqual([
      "PRJ-1",
      expect.stringContaining("ServerError"),
      "MDL-1",
      "MDV-1",
      "DTS-1",
    ]);
    expect(sent()).toEqual(["batch"]);
  });

  it("asks singly for what the answer lacks", async () => {
    const { connection, backend, sent } = await together();
    backend.fail("batch", {
      mutate: (answer) => {
        const { data } = v.parse(v.object({ data: v.looseObject({}) }), answer);
        return { data: { ...data, a1: undefined } };
      },
    });
    expect(idsOf(await openFive(connection))).toEqual(five);
    expect(sent()).toEqual(["batch", "getProjectById"]);
  });

  it("rejects all where no answer comes, without asking for each", async () => {
    const { connection, backend, sent } = await together();
    backend.fail("batch", { drop: true });
    const results = await openFive(connection);
    expect(results.map(({ status }) => status)).toEqual(five.map(() => "rejected"));
    expect(sent()).toEqual(["batch"]);
  });

  it("repeats the whole request where that may help", async () => {
    const { connection, backend, sent } = await together({ retry: 1 });
    backend.fail("batch", { status: 503, headers: { "retry-after": "0" } });
    expect(idsOf(await openFive(connection))).toEqual(five);
    expect(sent()).toEqual(["batch", "batch"]);
  });

  it("renews a refused token once, for the whole request", async () => {
    const { connection, backend, sent } = await together();
    backend.fail("batch", { error: { status: 401, message: "expired", path: ["a2"] } });
    expect(idsOf(await openFive(connection))).toEqual(five);
    expect(sent()).toEqual(["batch", undefined, "batch"]);
  });
});

describe("a server that takes no such documents", () => {
  it("is remembered, with one line in the log", async () => {
    const { connection, backend, sent, lines } = await together();
    backend.fail("batch", { error: refused });
    expect(idsOf(await openFive(connection))).toEqual(five);
    expect(sent()).toHaveLength(6);
    expect(idsOf(await openFive(connection))).toEqual(five);
    expect(sent()).toHaveLength(11);
    expect(lines).toEqual([expect.stringContaining("takes no documents of several reads")]);
  });

  it("is remembered when it says so with a status alone", async () => {
    const { connection, backend, sent, lines } = await together();
    backend.fail("batch", { status: 413 });
    expect(idsOf(await openFive(connection))).toEqual(five);
    expect(sent()).toHaveLength(6);
    expect(lines).toHaveLength(1);
  });

  it("is not taken for one that lacks a part, or is given a bad variable", async () => {
    const { connection, sent, lines } = await together({}, { seed: "demo", strict: true });
    await Promise.all([connection.at("PRJ-1").models(), connection.at("PRJ-2").models()]);
    await Promise.all([connection.at("MDL-1").versions(), connection.at("MDL-2").versions()]);
    await openFive(connection);
    expect(sent().at(-1)).toBe("batch");
    expect(lines.filter((text) => text.includes("several reads"))).toEqual([]);
  });
});

describe("an abort", () => {
  it("rejects its caller at once; the request goes on for the others", async () => {
    const { connection, backend, sent } = await together();
    backend.fail("batch", { delay: 50 });
    const controller = new AbortController();
    const one = connection.project("PRJ-1", { signal: controller.signal });
    const other = connection.project("PRJ-2");
    setTimeout(() => controller.abort(new Error("gone")), 10);
    await expect(one).rejects.toThrow("gone");
    expect((await other).id).toBe("PRJ-2");
    expect(sent()).toEqual(["batch"]);
  });

  it("of the last one ends the request", async () => {
    let ended = false;
    const backend = createBackend({ seed: "demo" });
    const connection = await Connection.open({
      apiToken: backend.data.users[0]?.apiToken,
      host: "https://vectice.example.com",
      fetch: (url, init) => {
        init.signal?.addEventListener("abort", () => (ended = true));
        return backend.fetch(url, init);
      },
      retry: 0,
      batch: true,
      logLevel: "silent",
    });
    backend.fail("batch", { hang: true });
    ended = false;
    const controllers = [new AbortController(), new AbortController()];
    const reads = controllers.map(({ signal }, at) => connection.project(at + 1, { signal }));
    const settled = Promise.allSettled(reads);
    await new Promise((resolve) => setTimeout(resolve, 10));
    controllers[0]?.abort(new Error("first"));
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(ended).toBe(false);
    controllers[1]?.abort(new Error("last"));
    expect((await settled).map((result) => "reason" in result && String(result.reason))).toEqual([
      "Error: first",
      "Error: last",
    ]);
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(ended).toBe(true);
  });

  it("before anything was sent keeps it from being sent", async () => {
    const { connection, sent } = await together();
    const controller = new AbortController();
    const one = connection.project("PRJ-1", { signal: controller.signal });
    const other = connection.project("PRJ-2");
    controller.abort(new Error("gone"));
    await expect(one).rejects.toThrow("gone");
    await other;
    expect(sent()).toEqual(["getProjectById"]);
  });
});

describe("the option batch", () => {
  it.each([
    [{ max: 0 }, "batch.max"],
    [{ max: 1000 }, "batch.max"],
    ["yes", "must be true, false or { max }"],
  ])("%j is refused", async (batch, message) => {
    await expect(
      Reflect.apply(Connection.open, Connection, [{ apiToken: "a", host: "h", batch }]),
    ).rejects.toThrow(message);
  });
});

describe("an overview", () => {
  it("starts as many branches as its requests hold, and says the same", async () => {
    const projects = Array.from({ length: 30 }, (_, index) => ({
      name: `Project ${index}`,
      phases: [{ name: "Modeling", iterations: [{}] }, { name: "Monitoring" }],
      models: [{ name: "Forest", versions: [{ metrics: { auc: 0.5 + index / 100 } }] }],
    }));
    const seed = { workspaces: [{ name: "Credit risk", projects }] };
    const [on, off] = await Promise.all([
      together({}, { seed }),
      together({ batch: false }, { seed }),
    ]);
    const overviews = await Promise.all(
      [on, off].map(async ({ connection }) =>
        workspaceOverview(await connection.workspace("WSP-1")),
      ),
    );
    expect(overviews[0]).toEqual(overviews[1]);
    expect([on.connection.batch, off.connection.batch]).toEqual([10, 1]);
    expect(on.sent().length).toBeLessThanOrEqual(off.sent().length / 6);
  });
});
