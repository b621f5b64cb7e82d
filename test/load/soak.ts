import { isVecticeError } from "../../src/errors.ts";
import type { Connection, Workspace } from "../../src/index.ts";
import type { Backend } from "../../src/testing/index.ts";
import { expectedEnding, type Met } from "./expected-ending.ts";
import { type Random, randomOf } from "./random.ts";
import { troubled, type Trouble, troublesOf } from "./trouble.ts";

/** Calls in flight at once; each slot has workspaces and projects of its own, which tell whose a request is. */
export const slots = 50;
/** Workspaces and projects of the backend: `Place 1` with `Place 1`, and so on. */
export const places = 1000;
export const retry = 2;

/** One call of the soak, and what became of its attempts. */
interface Call {
  readonly number: number;
  readonly troubles: Trouble[];
  readonly met: Met[];
}

/** The backend behind a `fetch` that lets each call meet its own troubles. */
export function troubledFetch(
  backend: Backend,
  calls: ReadonlyMap<number, Call>,
  random: Random,
): (request: Request) => Promise<Response> {
  let failedLogins = 0;
  return async (request) => {
    const body = await request.clone().text();
    // The slot of a call that has left belongs to the next one.
    request.signal.throwIfAborted();
    const real = (): Promise<Response> => backend.fetch(request);
    if (request.url.endsWith("/metadata/authenticate")) {
      // Fewer in a row than there are retries: logging in succeeds in the end.
      failedLogins = failedLogins < retry && random.next() < 0.2 ? failedLogins + 1 : 0;
      return failedLogins === 0
        ? real()
        : troubled(random.pick(["drop", "busy", "status 503"]), request.signal, real);
    }
    const variables = body.slice(body.indexOf('"variables"'));
    const place = /(?:WSP-|PRJ-|Place )(\d+)/.exec(variables)?.[1];
    const call = calls.get(Number(place) % slots);
    if (place === undefined || call === undefined) {
      return real();
    }
    const trouble = call.troubles.shift();
    if (trouble !== undefined && trouble !== "delay") {
      call.met.push(trouble);
      return troubled(trouble, request.signal, real);
    }
    const answer = await (trouble === undefined ? real() : troubled(trouble, request.signal, real));
    const text = await answer.text();
    call.met.push(text.includes("The token is not valid") ? "refused token" : "answer");
    return new Response(text, answer);
  };
}

/** A way to call the library, and what of the result must be equal to what. */
interface Way {
  readonly writes?: boolean;
  readonly run: () => Promise<unknown>;
  readonly wanted: unknown;
}

/** What a soak is run with. */
export interface Soak {
  readonly connection: Connection;
  readonly workspaces: ReadonlyMap<string, Workspace>;
  readonly calls: Map<number, Call>;
  readonly signal: AbortSignal;
  readonly seed: number;
}

/** Makes one call and says what was wrong with its end, or nothing when it ended as it must. */
export async function makeCall(
  soak: Soak,
  slot: number,
  number: number,
): Promise<string | undefined> {
  const random = randomOf(soak.seed + number);
  const troubles = troublesOf(random);
  const planned = troubles.join(", ");
  const call: Call = { number, troubles, met: [] };
  soak.calls.set(slot, call);
  const place = slots * (1 + random.whole(places / slots - 1)) + slot;
  const leaves = random.next() < 0.01;
  const {
    run,
    wanted,
    writes = false,
  } = wayOf(soak, place, number, random, {
    signal: leaves ? AbortSignal.timeout(random.whole(30)) : soak.signal,
    ...(troubles.includes("silence") ? { timeout: 50 } : {}),
  });
  const ended = await run().then(
    (result) => ({ name: "result", maybeApplied: false, right: isSame(result, wanted) }),
    (error: unknown) => ({
      name: isVecticeError(error) ? error.name : `foreign ${String(error)}`,
      maybeApplied: isVecticeError(error) && error.maybeApplied === true,
      right: true,
    }),
  );
  soak.calls.delete(slot);
  if (leaves && ended.name.startsWith("foreign TimeoutError")) {
    return undefined;
  }
  const expected = expectedEnding(call.met, !writes, retry);
  const wrong =
    !ended.right ||
    ended.name !== expected.name ||
    ended.maybeApplied !== expected.maybeApplied ||
    call.met.length !== expected.attempts;
  return wrong
    ? `call ${number} (planned: ${planned}; met: ${call.met.join(", ")}) ended with ${JSON.stringify(ended)}, not with ${JSON.stringify(expected)}`
    : undefined;
}

function wayOf(
  { connection, workspaces }: Soak,
  place: number,
  number: number,
  random: Random,
  options: { readonly signal: AbortSignal; readonly timeout?: number },
): Way {
  const workspace = workspaces.get(`WSP-${place}`);
  const idOf = ({ id }: { readonly id: string }): string => id;
  const query = `query getProjectById($projectId: VecticeId!) { getProjectById(projectId: $projectId) { name } }`;
  const ways: readonly [() => Way, ...(() => Way)[]] = [
    () => ({
      run: () => connection.workspace(place, options).then(idOf),
      wanted: `WSP-${place}`,
    }),
    () => ({
      run: () => connection.workspace(`Place ${place}`, options).then(idOf),
      wanted: `WSP-${place}`,
    }),
    () => ({
      run: () => connection.project(`PRJ-${place}`, options).then(idOf),
      wanted: `PRJ-${place}`,
    }),
    () => ({
      run: () =>
        connection.browse(`${connection.host}/browse/project/PRJ-${place}`, options).then(idOf),
      wanted: `PRJ-${place}`,
    }),
    () => ({
      run: () => connection.graphql(query, { projectId: `PRJ-${place}` }, options),
      wanted: { getProjectById: { name: `Place ${place}` } },
    }),
    () => ({
      run: async () => (await workspace?.projects(options))?.[0]?.id,
      wanted: `PRJ-${place}`,
    }),
    () => ({
      run: async () => {
        for await (const project of workspace?.projects(options) ?? []) {
          return project.id;
        }
        return undefined;
      },
      wanted: `PRJ-${place}`,
    }),
    () => ({
      writes: true,
      run: async () => (await workspace?.createProject({ name: `Made ${number}` }, options))?.name,
      wanted: `Made ${number}`,
    }),
  ];
  return random.pick(ways)();
}

function isSame(result: unknown, wanted: unknown): boolean {
  return JSON.stringify(result) === JSON.stringify(wanted);
}
