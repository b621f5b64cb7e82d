import { connect, type ConnectOptions, type Project } from "vectice";
import { authenticate, send, type Sent } from "./floor.ts";
import { median, milliseconds, race, times } from "./measure.ts";
import type { Benchmark, Report } from "./report.ts";
import { serve } from "./serve.ts";

const latency = 50;
/** The first user of the backend's demo organization. */
const apiToken = "demo-token-ada";
const place = { workspace: "WSP-1", project: "PRJ-1" } as const;

/** Time to all that a dashboard's first screen shows of a project. */
export const firstScreen: Benchmark = async (rounds) => {
  const { url: host, stop } = await serve("backend", String(latency));
  try {
    return await measure(host, rounds);
  } finally {
    await stop();
  }
};

async function measure(host: string, rounds: number): Promise<Report> {
  const options = { apiToken, host, logLevel: "silent", ...place } as const;
  const token = await authenticate(host, apiToken);
  const trips: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    await send(host, { path: "metadata/compatibility" }, token);
    trips.push(performance.now() - start);
  }
  const trip = median(trips);
  const { connecting, screen } = await requestsOf(options);
  const project = await connect(options);
  const taken = await race(
    {
      floorOpened: () => Promise.all(screen.map((request) => send(host, request, token))),
      opened: () => screenOf(project),
      floorFresh: async () => {
        const fresh = await authenticate(host, apiToken);
        await Promise.all([...connecting, ...screen].map((request) => send(host, request, fresh)));
      },
      fresh: async () => screenOf(await connect(options)),
    },
    rounds,
  );
  const row = (name: string, ours: number, floor: number): string[] => [
    name,
    (ours / trip).toFixed(2),
    (floor / trip).toFixed(2),
    milliseconds(ours),
    milliseconds(floor),
    times(ours, floor),
  ];
  const [opened, floorOpened] = [taken("opened").wall, taken("floorOpened").wall];
  return {
    title: "A dashboard's first screen",
    about:
      `A project's phases, models with their newest versions, and issues: ${screen.length} requests, ${latency} ms of latency. ` +
      "Floor: the same requests by bare `fetch`, all at once. From nothing, the library asks for what the project holds once " +
      "it has the project, which is one round trip more than a page that knows the id and trusts it.",
    columns: ["", "round trips", "floor", "time", "floor", "ratio"],
    rows: [
      row("with the project at hand", opened, floorOpened),
      row("from nothing: connect, then all of it", taken("fresh").wall, taken("floorFresh").wall),
    ],
    verdicts: [
      {
        target: "with the project at hand: as many round trips as the floor, ±10 %",
        measured: times(opened, floorOpened),
        reached: Math.abs(opened / floorOpened - 1) <= 0.1,
      },
    ],
  };
}

async function screenOf(project: Project): Promise<void> {
  const [, models] = await Promise.all([project.phases(), project.models(), project.issues()]);
  await Promise.all(models.map((model) => model.lastVersion()));
}

/** What is sent to connect, authentication aside, and then for the screen. */
async function requestsOf(
  options: ConnectOptions & typeof place,
): Promise<{ readonly connecting: readonly Sent[]; readonly screen: readonly Sent[] }> {
  const sent: Sent[] = [];
  const recorded = (url: string, init: RequestInit): Promise<Response> => {
    const body = typeof init.body === "string" ? init.body : undefined;
    sent.push({ path: new URL(url).pathname.slice(1), body });
    return fetch(url, init);
  };
  const project = await connect({ ...options, fetch: recorded });
  const connecting = sent.splice(0).filter(({ path }) => path !== "metadata/authenticate");
  await screenOf(project);
  return { connecting, screen: sent };
}
