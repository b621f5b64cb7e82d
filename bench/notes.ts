import { Connection } from "vectice";
import { type Backend, createBackend } from "vectice/testing";
import { listen } from "vectice/testing/node";
import { inTurns, milliseconds, timed, times } from "./measure.ts";
import type { Benchmark } from "./report.ts";

const count = 1_000;
const lanes = 8;
const apiToken = "bench";
const textOf = (lane: number, place: number): string => `note ${place} of ${lane}`;

/** 1,000 notes into 8 iterations, all asked for at once, and whether all arrived in order. */
export const notes: Benchmark = async (rounds) => {
  const backend = createBackend({
    users: [{ name: "Ada Moreau", apiToken }],
    seed: {
      workspaces: [{ name: "Credit risk", projects: [{ name: "Churn", phases: [phase] }] }],
    },
  });
  const { url, close } = await listen(backend);
  try {
    const connection = await Connection.open({ apiToken, host: url, logLevel: "silent" });
    const iterations = await Promise.all(
      Array.from({ length: lanes }, (_, lane) => connection.iteration(`ITR-${lane + 1}`)),
    );
    const headers = {
      "content-type": "application/json",
      authorization: backend.requests.at(-1)?.headers["authorization"] ?? "",
    };
    let lost = 0;
    let disordered = 0;
    const log = (): Promise<unknown> =>
      Promise.all(
        Array.from({ length: count }, async (_, place) =>
          iterations[place % lanes]?.logNote(textOf(place % lanes, place)),
        ),
      );
    const taken = await inTurns(
      [
        ["floor", () => timed(() => byHand(url, headers))],
        [
          "vectice",
          async () => {
            backend.reset();
            const run = await timed(log);
            for (let lane = 0; lane < lanes; lane += 1) {
              const wanted = textsOf(lane);
              const arrived = textsIn(backend, `ITR-${lane + 1}`);
              lost += wanted.filter((text) => !arrived.includes(text)).length;
              disordered += arrived.join() === wanted.join() ? 0 : 1;
            }
            return run;
          },
        ],
      ],
      Math.min(rounds, 9),
    );
    const [ours, floor] = [taken("vectice"), taken("floor")];
    return {
      title: "1,000 notes into 8 iterations at once",
      about:
        "Floor: bare `fetch`, 8 lanes side by side, each note after the one before. The reference backend is in the same process.",
      columns: ["", "time", "ratio"],
      rows: [
        ["floor", milliseconds(floor.wall), times(floor.wall, floor.wall)],
        ["vectice", milliseconds(ours.wall), times(ours.wall, floor.wall)],
      ],
      verdicts: [
        { target: "none is lost", measured: `${lost} lost`, reached: lost === 0 },
        {
          target: "those of each iteration arrive in the order of the calls",
          measured: `${disordered} iterations out of order`,
          reached: disordered === 0,
        },
      ],
    };
  } finally {
    await close();
  }
};

const phase = { name: "Modeling", iterations: Array.from({ length: lanes }, () => ({})) };

/** The texts of the notes of an iteration, in the order of the calls. */
function textsOf(lane: number): string[] {
  return Array.from({ length: count }, (_, place) => place)
    .filter((place) => place % lanes === lane)
    .map((place) => textOf(lane, place));
}

/** The texts of the notes that arrived for an iteration, as they came. */
function textsIn({ requests }: Backend, id: string): string[] {
  return requests
    .map(({ variables }) => JSON.stringify(variables ?? {}))
    .filter((text) => text.includes(`"${id}"`))
    .map((text) => /note \d+ of \d+/.exec(text)?.[0] ?? "");
}

async function byHand(url: string, headers: Readonly<Record<string, string>>): Promise<void> {
  const query =
    "mutation addIterationContent($artifacts: [IterationStepArtifactInput!]!, $iterationContext: IterationContextInput!) { addIterationContent(artifacts: $artifacts, iterationContext: $iterationContext) { iterationId } }";
  const lane = async (number: number): Promise<void> => {
    for (let place = number; place < count; place += lanes) {
      const variables = {
        artifacts: [{ type: "Comment", text: textOf(number, place) }],
        iterationContext: { iterationId: `ITR-${number + 1}`, stepName: null },
      };
      const body = JSON.stringify({ query, variables });
      await (await fetch(`${url}/graphql`, { method: "POST", headers, body })).json();
    }
  };
  await Promise.all(Array.from({ length: lanes }, (_, number) => lane(number)));
}
