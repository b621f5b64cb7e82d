// What the proxy costs: requests to the backend directly, through the proxy, and through a relay
// that does as little as one can do by fetch; over loopback, each in a process of its own; then a
// minute with 200 requests in flight.
//   npm run build && node bench/proxy.ts [seconds of the long run, default 60]
import { fork } from "node:child_process";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { json } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { createProxy } from "vectice/server";
import { toNodeHandler } from "vectice/server/node";
import { createBackend } from "vectice/testing";
import { listen } from "vectice/testing/node";
import { load, type Shot } from "./load.ts";
import { median } from "./measure.ts";

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
  serve(toNodeHandler(proxy));
  process.on("message", () => {
    globalThis.gc?.();
    process.send?.({ heap: process.memoryUsage().heapUsed });
  });
}

/** Reads a request, sends it on with the token that it holds, and reads the answer: no more than that. */
function runRelay(): void {
  const sent = { ...headers, accept: "application/json", authorization: `Bearer ${apiToken}` };
  const relay = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const asked: unknown = await json(incoming);
    const init = { method: "POST", headers: sent, body: JSON.stringify(asked) };
    const answer: unknown = await (await fetch(`${upstream}/graphql`, init)).json();
    outgoing.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answer));
  };
  serve((incoming, outgoing) => void relay(incoming, outgoing).catch(() => outgoing.destroy()));
}

function serve(listener: (incoming: IncomingMessage, outgoing: ServerResponse) => void): void {
  const server = createServer(listener).listen(0, "127.0.0.1", () => {
    const address = server.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    process.send?.({ url: `http://127.0.0.1:${port}` });
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

  const relay = start("relay", direct, String(jwt));
  const { url: relayed = "" } = await next(relay);
  const shot = (url: string): Shot => ({ url: `${url}/graphql`, headers, body });
  const authorized = { ...headers, authorization: `Bearer ${String(jwt)}` };
  const contestants = [{ ...shot(direct), headers: authorized }, shot(proxied), shot(relayed)];

  const rounds = 11;
  const requests = 2_000;
  const ratios: number[] = [];
  const least: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const times: number[] = [];
    for (const contestant of contestants) {
      const begun = performance.now();
      await load(contestant, 50, (sent) => sent >= requests);
      times.push(performance.now() - begun);
    }
    const [one = 1, other = 1, third = 1] = times;
    // The first round warms up.
    if (round > 0) {
      ratios.push(other / one);
      least.push(third / one);
      console.log(
        `50 in flight, ${requests} requests: direct ${one.toFixed(0)} ms, proxied ${other.toFixed(0)} ms, relayed ${third.toFixed(0)} ms, ratios ${(other / one).toFixed(2)}, ${(third / one).toFixed(2)}`,
      );
    }
  }
  relay.kill();
  console.log(`ratio, median of ${rounds}: ${median(ratios).toFixed(2)}`);
  console.log(`ratio of a relay, median of ${rounds}: ${median(least).toFixed(2)}`);

  const seconds = Number(role);
  const heaps: number[] = [await heap()];
  const end = performance.now() + seconds * 1_000;
  const running = load(shot(proxied), 200, () => performance.now() > end);
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

const roles: Readonly<Record<string, () => void | Promise<void>>> = {
  backend: runBackend,
  proxy: runProxy,
  relay: runRelay,
};
await (roles[role] ?? measure)();
