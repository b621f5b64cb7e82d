import { afterEach, expect, it, vi } from "vitest";
import { Connection } from "../../../../src/browser.ts";
import { watch } from "../../../../src/live/index.ts";
import { createProxy } from "../../../../src/server/index.ts";
import { createBackend } from "../../../../src/testing/index.ts";
import { listen } from "../../../../src/testing/node.ts";
import { serveByNode } from "../serve-by-node.ts";

const rounds = 10;
const seconds = 5;

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** Lets everybody wait for everybody; then time passes, and all go on. */
function meeting(count: number, pass: () => void): () => Promise<void> {
  let waiting: (() => void)[] = [];
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      if (waiting.length === count) {
        pass();
        const all = waiting;
        waiting = [];
        all.forEach((go) => go());
      }
    });
}

/** Requests to Vectice while so many tabs, each with a connection of its own, poll in turns. */
async function requestsOf(tabs: number): Promise<number> {
  const { now } = Date;
  let passed = 0;
  vi.spyOn(Date, "now").mockImplementation(() => now() + passed);
  const backend = createBackend();
  const upstream = await listen(backend);
  const served = await serveByNode(
    createProxy({
      apiToken: backend.data.users[0]?.apiToken ?? "",
      host: upstream.url,
      base: "/vectice",
      authorize: () => true,
      cache: { seconds, maximumBytes: 1_000_000 },
    }),
  );
  const origin = `http://127.0.0.1:${served.port}`;
  vi.stubGlobal("location", { origin });
  vi.stubGlobal("localStorage", { getItem: () => null });
  const fetchFromPage = (url: string, init: RequestInit): Promise<Response> => {
    const headers = new Headers(init.headers);
    headers.set("origin", origin);
    return fetch(url, { ...init, headers });
  };
  const meet = meeting(tabs, () => {
    passed += seconds * 1_000;
  });

  async function tab(): Promise<void> {
    const connection = await Connection.open({
      host: "/vectice",
      fetch: fetchFromPage,
      logLevel: "silent",
    });
    const project = await connection.project("PRJ-1");
    let round = 0;
    const read = async ({ signal }: { signal: AbortSignal }): Promise<number> => {
      await Promise.all([project.models({ signal }), project.issues({ signal })]);
      await meet();
      round += 1;
      return round;
    };
    for await (const seen of watch(read, { every: 100 })) {
      if (seen === rounds) {
        break;
      }
    }
  }

  await Promise.all(Array.from({ length: tabs }, tab));
  served.close();
  await upstream.close();
  vi.restoreAllMocks();
  return backend.requests.length;
}

it("makes three tabs that poll cost Vectice what one does", async () => {
  const one = await requestsOf(1);
  const three = await requestsOf(3);
  expect(one).toBeGreaterThanOrEqual(2 * rounds);
  expect(three).toBeLessThanOrEqual(1.1 * one);
});
