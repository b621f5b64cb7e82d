import { Connection, type ConnectOptions, type Model } from "vectice";
import { createBackend } from "vectice/testing";
import { listen } from "vectice/testing/node";
import { milliseconds, race, times } from "./measure.ts";
import type { Benchmark } from "./report.ts";

const apiToken = "bench";
const latency = 20;
const each = 8;
/** For the workspaces, their projects, and the models of these. */
const requests = 1 + each + each * each;
const made = <Part>(part: (place: number) => Part): Part[] =>
  Array.from({ length: each }, (_, place) => part(place));

/** Every model that one may see: by nested loops, and as the guide on lists says. */
export const allOfAll: Benchmark = async (rounds) => {
  const projects = made((place) => ({ name: `Project ${place}`, models: [{ name: "Forest" }] }));
  const backend = createBackend({
    users: [{ name: "Ada Moreau", apiToken }],
    seed: { workspaces: made((place) => ({ name: `Workspace ${place}`, projects })) },
    latency,
  });
  const { url, close } = await listen(backend);
  try {
    const options: ConnectOptions = { apiToken, host: url, logLevel: "silent" };
    const plain = await Connection.open(options);
    const batching = await Connection.open({ ...options, batch: true });
    const taken = await race(
      {
        nested: () => nested(plain),
        together: () => together(plain),
        batched: () => together(batching),
      },
      Math.min(rounds, 9),
    );
    const slow = taken("nested").wall;
    const row = (name: string, wall: number): string[] => [
      name,
      milliseconds(wall),
      times(wall, slow),
    ];
    return {
      title: "All models of all projects of all workspaces",
      about: `${each} workspaces with ${each} projects each: ${requests} requests, ${latency} ms of latency, 8 of them at once. The reference backend is in the same process.`,
      columns: ["", "time", "ratio"],
      rows: [
        row("nested `for await`", slow),
        row("`Promise.all`", taken("together").wall),
        row("`Promise.all`, with `batch: true`", taken("batched").wall),
      ],
      verdicts: [
        {
          target: "`Promise.all`: at most 0.3 times the nested loops",
          measured: times(taken("together").wall, slow),
          reached: taken("together").wall <= 0.3 * slow,
        },
      ],
    };
  } finally {
    await close();
  }
};

async function nested(connection: Connection): Promise<Model[]> {
  const models: Model[] = [];
  for await (const workspace of connection.workspaces()) {
    for await (const project of workspace.projects()) {
      for await (const model of project.models()) {
        models.push(model);
      }
    }
  }
  return models;
}

async function together(connection: Connection): Promise<Model[]> {
  const workspaces = await connection.workspaces();
  const projects = (await Promise.all(workspaces.map((each) => each.projects()))).flat();
  return (await Promise.all(projects.map((project) => project.models()))).flat();
}
