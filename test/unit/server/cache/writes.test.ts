import { afterEach, describe, expect, it, vi } from "vitest";
import { origin } from "../proxy-before-backend.ts";
import {
  askWith,
  cachedProxy,
  countingUpstream,
  createsPhase,
  projects,
  numbered,
  arrived,
} from "./cached-proxy.ts";

afterEach(() => {
  vi.useRealTimers();
});

type World = ReturnType<typeof cachedProxy> & {
  readonly upstream: ReturnType<typeof countingUpstream>;
};

function world(store?: Map<string, unknown>): World {
  const upstream = countingUpstream();
  const cache = { seconds: 60, maximumBytes: 1_000_000, ...(store && { store }) };
  return { ...cachedProxy(upstream, { cache }), upstream };
}

const upload = ({ proxy }: World, body: BodyInit): Promise<Response> =>
  proxy(
    new Request(`${origin}/vectice/api/entityfiles/iteration/ITR-1`, {
      method: "POST",
      headers: { "vectice-version": "25.4", origin },
      body,
    }),
  );

/** Ways to write through the proxy, and how each ends. */
const ways: Readonly<Record<string, (world: World) => Promise<unknown>>> = {
  "a mutation": ({ ask }) => ask(createsPhase),
  "a query that may create": ({ ask }) =>
    ask('{ retrieveIteration(phaseId: "PHA-1") { useExistingIteration } }'),
  "an upload": (one) => {
    const form = new FormData();
    form.set("file", new File(["abc"], "a.txt"));
    return upload(one, form);
  },
  "a mutation that fails": async ({ ask, upstream }) => {
    upstream.answer = () => new Response("no", { status: 500 });
    expect((await ask(createsPhase)).status).toBe(500);
  },
  "a mutation whose connection breaks": async ({ ask, upstream }) => {
    upstream.answer = () => Promise.reject(new TypeError("socket hang up"));
    expect((await ask(createsPhase)).status).toBe(502);
  },
  "a mutation whose caller goes away": async ({ proxy, upstream }) => {
    const release = upstream.hold();
    const leaving = new AbortController();
    const lost = askWith(proxy, createsPhase, leaving.signal);
    await arrived(upstream, 2);
    leaving.abort();
    expect((await lost).status).toBe(499);
    release();
  },
};

const places: readonly (readonly [string, () => Map<string, unknown> | undefined])[] = [
  ["in memory", () => undefined],
  ["in a store", () => new Map()],
];

describe.each(places)("answers that are shared %s", (_, storeOf) => {
  it.each(Object.entries(ways))("end with %s", async (_name, write) => {
    const one = world(storeOf());
    const usual = one.upstream.answer;
    await one.dataOf(projects);
    expect(await one.dataOf(projects)).toEqual(numbered(1));
    await write(one);
    one.upstream.answer = usual;
    expect(await one.dataOf(projects)).toEqual(numbered(3));
  });

  it("stay where a write was refused before it was sent", async () => {
    const upstream = countingUpstream();
    const store = storeOf();
    const cache = { seconds: 60, maximumBytes: 1_000_000, ...(store && { store }) };
    const { dataOf, ask } = cachedProxy(upstream, { cache, allow: "read" });
    await dataOf(projects);
    expect((await ask(createsPhase)).status).toBe(403);
    expect(await dataOf(projects)).toEqual(numbered(1));
  });

  it("are not those of reads that were under way when a write began", async () => {
    const { dataOf, ask, upstream } = world(storeOf());
    const release = upstream.hold();
    const early = dataOf(projects);
    await arrived(upstream, 1);
    const writing = ask(createsPhase);
    await arrived(upstream, 2);
    const during = dataOf(projects);
    await arrived(upstream, 3);
    release();
    await writing;
    expect([await early, await during]).toEqual([numbered(1), numbered(3)]);
    // Neither was kept: the first began before the write, the second before it ended.
    expect(await dataOf(projects)).toEqual(numbered(4));
    expect(await dataOf(projects)).toEqual(numbered(4));
  });

  it("are not those of reads that were begun and over while a write was under way", async () => {
    const { dataOf, ask, upstream } = world(storeOf());
    const release = upstream.hold();
    const writing = ask(createsPhase);
    await arrived(upstream, 1);
    upstream.pass();
    expect(await dataOf(projects)).toEqual(numbered(2));
    release();
    await writing;
    expect(await dataOf(projects)).toEqual(numbered(3));
  });

  it("are not those of reads after a write that nobody knows the end of, as long as it may last", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const { dataOf, ask, upstream } = world(storeOf());
    const usual = upstream.answer;
    upstream.answer = () => Promise.reject(new TypeError("socket hang up"));
    expect((await ask(createsPhase)).status).toBe(502);
    upstream.answer = usual;
    expect([await dataOf(projects), await dataOf(projects)]).toEqual([numbered(2), numbered(3)]);
    vi.advanceTimersByTime(30_000);
    expect([await dataOf(projects), await dataOf(projects)]).toEqual([numbered(4), numbered(4)]);
  });

  it("are not handed to callers who came after a write that was faster than the read", async () => {
    const { dataOf, ask, upstream } = world(storeOf());
    const release = upstream.hold();
    const early = dataOf(projects);
    await arrived(upstream, 1);
    upstream.pass();
    await ask(createsPhase);
    const late = await dataOf(projects);
    expect(late).toEqual(numbered(3));
    release();
    expect(await early).toEqual(numbered(1));
    expect(await dataOf(projects)).toEqual(numbered(3));
  });
});
