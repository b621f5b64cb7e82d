import { Connection } from "vectice";
import { workspaceOverview } from "vectice/analysis";
import { fetchBy, type Version } from "./fetch-by.ts";
import { median, milliseconds, times } from "./measure.ts";
import type { Benchmark, Report } from "./report.ts";
import { serve } from "./serve.ts";

/** The backend's first user. */
const apiToken = "token-of-user-1";
const delays = [10, 50, 150];
const versions: readonly Version[] = [1, 2];
/** Of so many rounds one is made: each takes minutes, most of them at 150 ms without batching. */
const sparing = 10;
const most = { requests: 1 / 6, time: 0.5 };

type Screen = (connection: Connection) => Promise<unknown>;

const screens: Readonly<Record<string, Screen>> = {
  overview: async (connection) =>
    workspaceOverview(await connection.workspace("WSP-1"), { depth: 2 }),
  "first screen": firstScreen,
};

/** Workspaces, their projects, and of each project the open issues, iterations in progress and newest model versions. */
async function firstScreen(connection: Connection): Promise<unknown> {
  const workspaces = await connection.workspaces();
  return Promise.all(
    workspaces.map(async (workspace) => {
      const projects = await workspace.projects();
      return Promise.all(
        projects.map(async (project) => {
          const [issues, models, phases] = await Promise.all([
            project.issues(),
            project.models(),
            project.phases(),
          ]);
          const going = await Promise.all(
            phases.map((phase) => phase.iterations({ statuses: ["InProgress"] })),
          );
          return [issues, models.map(({ newestVersion }) => newestVersion), going];
        }),
      );
    }),
  );
}

interface Cell {
  readonly screen: string;
  readonly delay: number;
  readonly version: Version;
  readonly requests: readonly [off: number, on: number];
  readonly time: readonly [off: number, on: number];
}

/** Reads of one moment in one request: what that saves, and what it costs. */
export const batch: Benchmark = async (rounds) => {
  const cells: Cell[] = [];
  for (const delay of delays) {
    for (const version of versions) {
      const { url, stop } = await serve("workspace", String(delay), String(version));
      try {
        for (const [screen, show] of Object.entries(screens)) {
          cells.push({ screen, delay, version, ...(await compare(url, version, show, rounds)) });
        }
      } finally {
        await stop();
      }
    }
  }
  return reportOf(cells);
};

async function compare(
  host: string,
  version: Version,
  show: Screen,
  rounds: number,
): Promise<Pick<Cell, "requests" | "time">> {
  const taken: Readonly<Record<"off" | "on", number[]>> = { off: [], on: [] };
  const sent = { off: 0, on: 0 };
  for (let round = 0; round < rounds / sparing; round += 1) {
    for (const way of round % 2 === 0 ? (["off", "on"] as const) : (["on", "off"] as const)) {
      const { fetch, count, close } = fetchBy(version, host);
      const options = { apiToken, host, fetch, logLevel: "warn" } as const;
      const connection = await Connection.open({ ...options, batch: way === "on" });
      const [before, start] = [count(), performance.now()];
      await show(connection);
      taken[way].push(performance.now() - start);
      sent[way] = count() - before;
      close();
    }
  }
  return {
    requests: [sent.off, sent.on],
    time: [median(taken.off), median(taken.on)],
  };
}

function reportOf(cells: readonly Cell[]): Report {
  const target = cells.find(
    ({ screen, delay, version }) => screen === "overview" && delay === 50 && version === 1,
  );
  const ratio = ([off, on]: readonly [number, number]): number => on / off;
  return {
    title: "Reads of one moment, together",
    about:
      "A workspace of 100 projects, each with 3 phases, 6 iterations, 2 models and 2 issues: `workspaceOverview` at depth 2, and a " +
      "dashboard's first screen. `batch` off and on, in turns; over 6 connections of HTTP/1.1, as browsers have, and one of HTTP/2. " +
      "The backend waits so many milliseconds before each answer. Off, the overview has its usual 4 requests in flight, and the first screen the connection's 8.",
    columns: ["", "delay", "HTTP", "requests off", "on", "ratio", "time off", "on", "ratio"],
    rows: cells.map(({ screen, delay, version, requests, time }) => [
      screen,
      `${delay} ms`,
      version === 1 ? "1.1" : "2",
      ...requests.map(String),
      times(requests[1], requests[0]),
      ...time.map(milliseconds),
      times(time[1], time[0]),
    ]),
    verdicts:
      target === undefined
        ? []
        : [
            {
              target: "overview at 50 ms over HTTP/1.1: at most 1/6 of the requests",
              measured: times(target.requests[1], target.requests[0]),
              reached: ratio(target.requests) <= most.requests,
            },
            {
              target: "overview at 50 ms over HTTP/1.1: at most 0.5 × the time",
              measured: times(target.time[1], target.time[0]),
              reached: ratio(target.time) <= most.time,
            },
          ],
  };
}
