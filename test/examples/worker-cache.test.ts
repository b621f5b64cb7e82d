import type { Miniflare } from "miniflare";
import { type Backend, createBackend } from "vectice/testing";
import { listen } from "vectice/testing/node";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { startWorker } from "./start-worker.ts";
import { token, withIteration } from "./support.ts";

const site = "https://dashboards.example.com";
const script = `
  import { createProxy } from "vectice/server";
  let proxy;
  export default {
    fetch(request, { host }) {
      proxy ??= createProxy({
        apiToken: "${token}", host, base: "/vectice", origin: "${site}", authorize: () => true,
        cache: { seconds: 60, maximumBytes: 100_000 },
      });
      return proxy(request);
    },
  };
`;

describe("a worker whose callers share answers, in workerd", () => {
  let backend: Backend;
  let server: Awaited<ReturnType<typeof listen>>;
  let miniflare: Miniflare;

  beforeAll(async () => {
    backend = createBackend({ ...withIteration, latency: 200 });
    server = await listen(backend);
    miniflare = await startWorker(
      { stdin: { contents: script, resolveDir: import.meta.dirname } },
      { host: server.url },
    );
  }, 60_000);

  afterAll(async () => {
    await miniflare.dispose();
    await server.close();
  });

  const ask = async (query: string, signal?: AbortSignal): Promise<string> => {
    const answer = await miniflare.dispatchFetch(`${site}/vectice/graphql`, {
      method: "POST",
      ...(signal && { signal }),
      headers: { origin: site, "content-type": "application/json", "x-requested-with": "test" },
      body: JSON.stringify({ query }),
    });
    return answer.text();
  };
  const reads = (): number => backend.requests.filter(({ path }) => path === "/graphql").length;

  it("asks once for those who ask at the same time, and for those who come later", async () => {
    const project = '{ getProjectById(projectId: "PRJ-1") { name } }';
    const answers = await Promise.all([1, 2, 3].map(() => ask(project)));
    expect(new Set([...answers, await ask(project)])).toEqual(
      new Set(['{"data":{"getProjectById":{"name":"Churn"}}}']),
    );
    expect(reads()).toBe(1);
  });

  it("goes on for the others when the first to ask goes away", async () => {
    const phase = '{ getPhaseById(id: "PHA-1") { name } }';
    const before = reads();
    const leaving = new AbortController();
    const first = ask(phase, leaving.signal).catch((error: unknown) => String(error));
    await vi.waitFor(() => expect(reads()).toBe(before + 1));
    const others = [ask(phase), ask(phase)];
    leaving.abort();
    expect(await first).toContain("Abort");
    expect(new Set(await Promise.all(others))).toEqual(
      new Set(['{"data":{"getPhaseById":{"name":"Modeling"}}}']),
    );
  });
});
