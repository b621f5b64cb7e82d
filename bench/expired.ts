import { setTimeout as wait } from "node:timers/promises";
import { Connection } from "vectice";
import { authenticate, send, together } from "./floor.ts";
import { cellsOf, figureColumns, race, times, warmups } from "./measure.ts";
import type { Benchmark, Report } from "./report.ts";
import { serve } from "./serve.ts";

const calls = 1_000;
/** The calls, those that are under way when the token is refused, the login, and a few to spare. */
const mostRequests = calls + 12;
/** The connection's default. */
const concurrency = 8;
/** Milliseconds after which a token for 2 s is not good enough any more. */
const staleAfter = 1_100;

const query =
  "query getWorkspaceById($workspaceId: VecticeId!) { getWorkspaceById(workspaceId: $workspaceId) { vecticeId name description } }";
const numbers = Array.from({ length: calls }, (_, place) => place + 1);

/** 1,000 calls at once when the token has expired, or was revoked, against knowing it beforehand. */
export const expired: Benchmark = async (rounds) => {
  const { url: host, stop } = await serve("pages");
  let keys = 0;
  let logins = 0;
  let sent = 0;
  const counted = (url: string, init: RequestInit): Promise<Response> => {
    sent += 1;
    logins += url.endsWith("/metadata/authenticate") ? 1 : 0;
    return fetch(url, init);
  };
  const opened = (kind: "expiring" | "revoked"): Promise<Connection> => {
    keys += 1;
    const apiToken = `${kind}-${keys}`;
    return Connection.open({ apiToken, host, fetch: counted, logLevel: "silent" });
  };
  const most = { expiring: 0, revoked: 0 };
  const mostSent = { expiring: 0, revoked: 0 };
  const callAll = async (kind: "expiring" | "revoked", connection: Connection): Promise<void> => {
    logins = 0;
    sent = 0;
    const found = await Promise.all(numbers.map((number) => connection.workspace(number)));
    if (found.some(({ id }, place) => id !== `WSP-${place + 1}`)) {
      throw new Error("a call got the answer of another");
    }
    most[kind] = Math.max(most[kind], logins);
    mostSent[kind] = Math.max(mostSent[kind], sent);
  };
  try {
    // Opened before the clock starts; each serves one run, for its second token is good for an hour.
    const all = rounds + warmups;
    const revoked = await many(all, () => opened("revoked"));
    const expiring = await many(all, () => opened("expiring"));
    await wait(staleAfter);
    const taken = await race(
      {
        floor: async () => {
          const token = await authenticate(host, "by-hand");
          await together(numbers, concurrency, async (number) => {
            const body = JSON.stringify({ query, variables: { workspaceId: `WSP-${number}` } });
            await send(host, { path: "graphql", body }, token);
          });
        },
        expiring: () => callAll("expiring", given(expiring)),
        revoked: () => callAll("revoked", given(revoked)),
      },
      rounds,
    );
    const floor = taken("floor");
    return {
      title: "1,000 calls at once on an expired token",
      about:
        `Floor: one request to authenticate, then ${calls} by bare \`fetch\`, ${concurrency} at once, as many as a connection has in flight. ` +
        "Expired: the client knows from the JWT. Revoked: the server refuses a token that looks good.",
      columns: ["", "requests to authenticate", "requests in all", ...figureColumns],
      rows: [
        ["floor", "1", String(calls + 1), floor] as const,
        ["expired", String(most.expiring), String(mostSent.expiring), taken("expiring")] as const,
        ["revoked", String(most.revoked), String(mostSent.revoked), taken("revoked")] as const,
      ].map(([name, asked, requests, figures]) => [
        name,
        asked,
        requests,
        ...cellsOf(figures, floor, calls),
      ]),
      verdicts: [
        ...(["expiring", "revoked"] as const).map((kind) => ({
          target: `${kind === "expiring" ? "expired" : kind}: one request to authenticate`,
          measured: String(most[kind]),
          reached: most[kind] === 1,
        })),
        {
          target: `revoked: at most ${mostRequests} requests in all`,
          measured: String(mostSent.revoked),
          reached: mostSent.revoked <= mostRequests,
        },
        atMost("expired", taken("expiring").wall, 1.6, "the floor's time", floor.wall),
        atMost("revoked", taken("revoked").wall, 1.1, "that of expired", taken("expiring").wall),
      ],
    };
  } finally {
    await stop();
  }
};

function atMost(
  name: string,
  wall: number,
  most: number,
  what: string,
  other: number,
): Report["verdicts"][number] {
  return {
    target: `${name}: at most ${most} times ${what}`,
    measured: times(wall, other),
    reached: wall <= most * other,
  };
}

async function many<T>(count: number, make: () => Promise<T>): Promise<T[]> {
  const made: T[] = [];
  while (made.length < count) {
    made.push(await make());
  }
  return made;
}

function given<T>(items: T[]): T {
  const item = items.pop();
  if (item === undefined) {
    throw new Error("too few were made beforehand");
  }
  return item;
}
