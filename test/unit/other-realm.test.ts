import { runInNewContext } from "node:vm";
import { beforeEach, describe, expect, it } from "vitest";
import { Connection, type Iteration } from "../../src/index.ts";
import { queries } from "../../src/query/index.ts";
import { createBackend } from "../../src/testing/index.ts";
import { listen } from "../../src/testing/node.ts";

const backend = createBackend({ seed: "demo" });
const options = {
  apiToken: backend.data.users[0]?.apiToken,
  host: "https://vectice.example.com",
  fetch: backend.fetch,
  logLevel: "silent",
} as const;
let connection: Connection;
let iteration: Iteration;
beforeEach(async () => {
  connection = await Connection.open(options);
  iteration = await connection.iteration(
    backend.data.iterations.find(({ status }) => status === "InProgress")?.id ?? "",
  );
});

const foreign = (code: string): unknown => runInNewContext(`(${code})`);
const call = (name: "logTable" | "logDataset", ...given: unknown[]): unknown =>
  Reflect.apply(iteration[name], iteration, given);
const sent = (operation: string): string =>
  JSON.stringify(
    backend.requests.findLast((request) => request.operation === operation)?.variables,
  );

/** As frames hand over, and Node's own functions in Jest. */
describe("what was made in another realm", () => {
  it("dates in tables are dates", async () => {
    await call("logTable", "Days", foreign("[{ day: new Date(0) }]"));
    const text = sent("addIterationContent");
    await call("logTable", "Days", [{ day: new Date(0) }]);
    expect(text).toBe(sent("addIterationContent"));
  });

  it("dates of datasets are dates", async () => {
    const definition = `{ name: "d", sources: [
      { rows: [{ day: new Date(0) }, { day: new Date(1) }] },
      { objects: [{ uri: "s3://a/b", updatedAt: new Date(0) }] },
    ] }`;
    await call("logDataset", foreign(definition));
    expect(sent("registerDataset")).toContain('"1970-01-01T00:00:00.000Z"');
    expect(sent("registerDataset")).toContain('"DATE"');
  });

  it("objects and bytes are as they were when the call was made", async () => {
    const rows = foreign("[{ a: 'before' }]");
    const logged = call("logTable", "Early", rows);
    Reflect.set(Object(Reflect.get(Object(rows), 0)), "a", "after");
    await logged;
    expect(sent("addIterationContent")).toContain("before");
  });

  it("bytes of a Buffer as well", async () => {
    const data = Buffer.from("before");
    const logged = iteration.logFile({ name: "a.txt", data });
    data.fill("x");
    await logged;
    const before = await crypto.subtle.digest("SHA-256", new TextEncoder().encode("before"));
    expect(backend.requests.at(-1)?.file?.sha256).toBe(Buffer.from(before).toString("hex"));
  });

  it("signals end queries", async () => {
    const signal: unknown = foreign(
      "{ aborted: true, reason: 'left', addEventListener: () => 1, removeEventListener: () => 1 }",
    );
    await expect(queries(connection).project("PRJ-1").queryFn({ signal })).rejects.toBe("left");
  });

  it("a Blob without a stream, such as jsdom's, is a file", async () => {
    const { url, close } = await listen(backend, { port: 0 });
    const { apiToken } = options;
    const { iteration: open } = await Connection.open({
      apiToken,
      host: url,
      logLevel: "silent",
    }).then(async (direct) => ({ iteration: await direct.iteration(iteration.id) }));
    const bytes = new TextEncoder().encode("a file");
    const file = {
      name: "a.txt",
      size: bytes.length,
      type: "text/plain",
      slice: () => file,
      arrayBuffer: async () => bytes.buffer,
    };
    const logged: unknown = await Reflect.apply(open.logFile, open, [file]);
    expect(logged).toMatchObject({ name: "a.txt" });
    await close();
  });
});
