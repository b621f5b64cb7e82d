import { Readable } from "node:stream";
import { expect, it } from "vitest";
import { Connection } from "../../../../src/index.ts";
import { createBackend } from "../../../../src/testing/index.ts";

const backend = createBackend({ seed: "demo" });
const open = (fetch: typeof backend.fetch): Promise<Connection> =>
  Connection.open({
    apiToken: backend.data.users[0]?.apiToken,
    host: "https://vectice.example.com",
    fetch,
    logLevel: "silent",
  });

it("reads answers whose body is a stream of Node's own, as node-fetch gives them", async () => {
  const connection = await open(async (url, init) => {
    const response = await backend.fetch(url, init);
    const body = Readable.from(Buffer.from(await response.arrayBuffer()), { objectMode: false });
    return Object.defineProperty(new Response(null, response), "body", { value: body });
  });
  expect((await connection.project("PRJ-1")).name).toBe("Churn");
  const csv = await (await connection.modelVersion("MDV-12")).download("predictions.csv");
  expect(await csv.text()).toContain(",");
});

it("uploads by a fetch that knows no form but its own, as that of the package undici", async () => {
  const connection = await open(async (url, init) => {
    const body = init?.body instanceof FormData ? "[object FormData]" : init?.body;
    return backend.fetch(url, { ...init, body: body ?? null });
  });
  const unfinished = backend.data.iterations.find(({ status }) => status === "InProgress");
  const iteration = await connection.iteration(unfinished?.id ?? "");
  const file = new File(["a note"], 'a "b" ü.txt', { type: "text/plain" });
  expect((await iteration.logFile(file)).contentType).toContain("text/plain");
  expect(backend.requests.at(-1)?.file).toMatchObject({ name: 'a "b" ü.txt', size: 6 });
});
