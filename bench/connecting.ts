import { connect, type ConnectOptions } from "vectice";
import { authenticate, send, type Sent } from "./floor.ts";
import { median, milliseconds, race, times } from "./measure.ts";
import type { Benchmark, Report } from "./report.ts";
import { serve } from "./serve.ts";

const latency = 50;
/** The first user of the backend's demo organization. */
const apiToken = "demo-token-ada";
const tolerance = 0.1;

const ways: readonly (readonly [string, ConnectOptions])[] = [
  ["connect()", {}],
  ["with a workspace's id", { workspace: "WSP-1" }],
  ["with a workspace's and a project's id", { workspace: "WSP-1", project: "PRJ-1" }],
  ["with their names", { workspace: "Credit risk", project: "Churn" }],
];

/** Time to connect over a slow line, against the same requests sent by hand. */
export const connecting: Benchmark = async (rounds) => {
  const { url: host, stop } = await serve("backend", String(latency));
  try {
    return await measure(host, rounds);
  } finally {
    await stop();
  }
};

async function measure(host: string, rounds: number): Promise<Report> {
  const token = await authenticate(host, apiToken);
  const trips: number[] = [];
  for (let round = 0; round < rounds + 3; round += 1) {
    const start = performance.now();
    await send(host, { path: "metadata/compatibility" }, token);
    trips.push(performance.now() - start);
  }
  const trip = median(trips);
  const inTrips = (time: number): string => (time / trip).toFixed(2);
  const rows: string[][] = [];
  const verdicts: Report["verdicts"][number][] = [];
  for (const [name, places] of ways) {
    const options = { apiToken, host, logLevel: "silent", ...places } as const;
    const waves = await wavesOf(options);
    const taken = await race(
      { floor: () => replay(host, waves), vectice: () => connect(options) },
      rounds,
    );
    const [floor, ours] = [taken("floor").wall, taken("vectice").wall];
    rows.push([
      name,
      inTrips(ours),
      inTrips(floor),
      milliseconds(ours),
      milliseconds(floor),
      times(ours, floor),
    ]);
    verdicts.push({
      target: `${name}: as many round trips as the floor, ±10 %`,
      measured: times(ours, floor),
      reached: Math.abs(ours / floor - 1) <= tolerance,
    });
  }
  return {
    title: "Connecting",
    about:
      `Over HTTP to the reference backend in another process, ${latency} ms of latency. One round trip takes ${milliseconds(trip)} here. ` +
      "Floor: the same requests by bare `fetch`, each as early as what it needs is known.",
    columns: ["", "round trips", "floor", "time", "floor", "ratio"],
    rows,
    verdicts,
  };
}

/** What connecting sends after authenticating, in waves: a project's name needs its workspace's id. */
async function wavesOf(options: ConnectOptions): Promise<readonly (readonly Sent[])[]> {
  const sent: Sent[] = [];
  const recorded = (url: string, init: RequestInit): Promise<Response> => {
    const body = typeof init.body === "string" ? init.body : undefined;
    sent.push({ path: new URL(url).pathname.slice(1), body });
    return fetch(url, init);
  };
  await connect({ ...options, fetch: recorded });
  const isLate = ({ body }: Sent): boolean => body?.includes("query getProjectByName") === true;
  const rest = sent.filter(({ path }) => path !== "metadata/authenticate");
  return [rest.filter((request) => !isLate(request)), rest.filter(isLate)];
}

async function replay(host: string, waves: readonly (readonly Sent[])[]): Promise<void> {
  const token = await authenticate(host, apiToken);
  for (const wave of waves) {
    await Promise.all(wave.map((request) => send(host, request, token)));
  }
}
