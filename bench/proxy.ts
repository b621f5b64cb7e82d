// What the proxy costs: requests to the backend directly and through the proxy, over loopback,
// with each of the three in a process of its own; then a minute with 200 requests in flight.
//   npm run build && node bench/proxy.ts [seconds of the long run, default 60]
import { fork } from "node:child_process";
import { createServer } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { createProxy } from "vectice/server";
import { toNodeHandler } from "vectice/server/node";
import { createBackend } from "vectice/testing";
import { listen } from "vectice/testing/node";

const [role = "60", upstream = "", apiToken = ""] = process.argv.slice(2);
const headers = { "content-type": "application/json", "vectice-version": "25.4" };
const query =
  "query getUserWorkspaceList($page: PageInput!) { getUserWorkspaceList(page: $page) { items { vecticeId name description } page { index size } total } }";
const body = JSON.stringify({ query, variables: { page: { index: 1, size: 100 } } });

async function runBackend(): Promise<void> {
  const backend = createBackend();
  // It would remember every request of the long run.
  setInterval(() => (backend.requests.length = 0), 1_000);
  const { url } = await listen(backend);
  process.send?.({ url, apiToken: backend.data.users[0]?.apiToken ?? "" });
}

function runProxy(): void {
  const proxy = createProxy({ apiToken, host: upstream, authorize: () => true });
  const server = createServer(toNodeHandler(proxy)).listen(0, "127.0.0.1", () => {
    const address = server.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    process.send?.({ url: `http://127.0.0.1:${port}` });
  });
  process.on("message", () => {
    globalThis.gc?.();
    process.send?.({ heap: process.memoryUsage().heapUsed });
  });
}

const children: ReturnType<typeof fork>[] = [];

/** The next message of a child, as plain text members. */
function next(child: ReturnType<typeof fork>): Promise<Record<string, string>> {
  return new Promise((resolve) => {
    child.once("message", (message) =>
      resolve(
        Object.fromEntries(Object.entries(message).map(([key, value]) => [key, String(value)])),
      ),
    );
  });
}

function start(...args: string[]): ReturnType<typeof fork> {
  const child = fork(import.meta.filename, args, { execArgv: ["--expose-gc"] });
  children.push(child);
  return child;
}

/** Keeps `inFlight` requests on their way until `done`; gives how many were answered, and how many went wrong. */
async function load(
  url: string,
  token: string,
  inFlight: number,
  done: (sent: number) => boolean,
): Promise<{ answered: number; failed: number }> {
  let sent = 0;
  let answered = 0;
  let failed = 0;
  const authorization: Record<string, string> =
    token === "" ? {} : { authorization: `Bearer ${token}` };
  const lane = async (): Promise<void> => {
    while (!done(sent)) {
      sent += 1;
      try {
        const answer = await fetch(`${url}/graphql`, {
          method: "POST",
          headers: { ...headers, ...authorization },
          body,
        });
        const text = await answer.text();
        answered += 1;
        failed += answer.status === 200 && text.includes("WSP-1") ? 0 : 1;
      } catch {
        failed += 1;
      }
    }
  };
  await Promise.all(Array.from({ length: inFlight }, lane));
  return { answered, failed };
}

async function measure(): Promise<void> {
  const backend = start("backend");
  const { url: direct = "", apiToken: token = "" } = await next(backend);
  const proxy = start("proxy", direct, token);
  const { url: proxied = "" } = await next(proxy);
  const session = await fetch(`${direct}/metadata/authenticate`, {
    method: "POST",
    headers,
    body: JSON.stringify({ apiKey: token }),
  });
  const answer: unknown = await session.json();
  const jwt: unknown = Reflect.get(Object(answer), "token");
  const heap = async (): Promise<number> => {
    const told = next(proxy);
    proxy.send("heap");
    return Number((await told)["heap"]) / 1_048_576;
  };

  const rounds = 11;
  const requests = 2_000;
  const ratios: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const times: number[] = [];
    for (const [url, bearer] of [
      [direct, String(jwt)],
      [proxied, ""],
    ] as const) {
      const begun = performance.now();
      await load(url, bearer, 50, (sent) => sent >= requests);
      times.push(performance.now() - begun);
    }
    const [one = 1, other = 1] = times;
    // The first round warms up.
    if (round > 0) {
      ratios.push(other / one);
      console.log(
        `50 in flight, ${requests} requests: direct ${one.toFixed(0)} ms, proxied ${other.toFixed(0)} ms, ratio ${(other / one).toFixed(2)}`,
      );
    }
  }
  console.log(
    `ratio, median of ${rounds}: ${ratios.toSorted((a, b) => a - b)[Math.floor(rounds / 2)]?.toFixed(2)}`,
  );

  const seconds = Number(role);
  const heaps: number[] = [await heap()];
  const end = performance.now() + seconds * 1_000;
  const running = load(proxied, "", 200, () => performance.now() > end);
  for (let part = 0; part < 4; part += 1) {
    await sleep((seconds * 1_000) / 4);
    heaps.push(await heap());
  }
  const { answered, failed } = await running;
  await sleep(500);
  heaps.push(await heap());
  console.log(
    `200 in flight for ${seconds} s: ${answered} answered, ${failed} failed; heap in MiB ${heaps.map((size) => size.toFixed(1)).join(", ")}`,
  );
  process.exitCode = failed === 0 ? 0 : 1;
  children.forEach((child) => child.kill());
}

await (role === "backend" ? runBackend() : role === "proxy" ? runProxy() : measure());
