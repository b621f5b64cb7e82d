import { createServer } from "node:http";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import * as v from "valibot";
import { expect, it } from "vitest";
import { createProxy } from "../../../src/server/index.ts";
import { toNodeHandler } from "../../../src/server/node.ts";
import { createBackend } from "../../../src/testing/index.ts";
import { listen } from "../../../src/testing/node.ts";

const inFlight = 200;
const each = 400;
const mebibyte = 1_048_576;

/** What is in use after everything that nobody holds is gone. */
function heap(): number {
  setFlagsFromString("--expose-gc");
  runInNewContext("gc(); gc();");
  return process.memoryUsage().heapUsed / mebibyte;
}

// bench/proxy.ts does this for a minute, with a process for each side.
it("answers 200 requests in flight without an error, and keeps nothing of them", async () => {
  const backend = createBackend();
  const upstream = await listen(backend);
  const proxy = createProxy({
    apiToken: backend.data.users[0]?.apiToken ?? "",
    host: upstream.url,
    authorize: (request) =>
      request.headers.get("cookie") === "scoped=1" && { workspaces: ["WSP-1"] },
  });
  const server = createServer(toNodeHandler(proxy));
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = v.parse(v.object({ port: v.number() }), server.address());
  // No project that there is has a number as high as these.
  let sent = 1_000;

  /** Every request differs, so that whatever is remembered of them adds up. */
  async function ask(): Promise<string> {
    sent += 1;
    const id = sent % 3 === 0 ? "PRJ-1" : `PRJ-${sent}`;
    const query = `query q${sent}($id: VecticeId!) { getProjectById(projectId: $id) { name n${sent}: name ${"__typename ".repeat(40)} } }`;
    const answer = await fetch(`http://127.0.0.1:${port}/graphql`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "vectice-version": "25.4",
        cookie: "scoped=1",
      },
      body: JSON.stringify({ query, variables: { id } }),
    });
    await answer.text();
    return `${id === "PRJ-1" ? "there" : "elsewhere"} ${answer.status}`;
  }

  async function round(): Promise<string[]> {
    const end = sent + each;
    const outcomes: string[] = [];
    const lane = async (): Promise<void> => {
      while (sent < end) {
        outcomes.push(await ask());
      }
    };
    await Promise.all(Array.from({ length: inFlight }, lane));
    // The backend remembers what it was asked.
    backend.requests.length = 0;
    return outcomes;
  }

  try {
    // The first fill what may be remembered.
    const outcomes = [...(await round()), ...(await round())];
    const before = heap();
    outcomes.push(...(await round()), ...(await round()));
    const growth = heap() - before;
    expect([...new Set(outcomes)].toSorted()).toEqual(["elsewhere 404", "there 200"]);
    expect(outcomes.length).toBeGreaterThanOrEqual(4 * each);
    expect(growth).toBeLessThan(4);
  } finally {
    server.closeAllConnections();
    server.close();
    await upstream.close();
  }
}, 60_000);
