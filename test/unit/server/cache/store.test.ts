import { setTimeout as pause } from "node:timers/promises";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { AnswerStore } from "../../../../src/server/index.ts";
import { upstreamOf } from "../proxy-before-backend.ts";
import {
  arrived,
  cachedProxy,
  countingUpstream,
  createsPhase,
  numbered,
  projects,
} from "./cached-proxy.ts";

const settings = { seconds: 60, maximumBytes: 10_000 } as const;

/** A proxy, one of several before the same Vectice with the same store. */
function proxyWith(store: AnswerStore, upstream = countingUpstream(), options: object = {}) {
  return { ...cachedProxy(upstream, { cache: { ...settings, store }, ...options }), upstream };
}

/** A map that a test can look into, and that notes the lifetimes it is told. */
class Store extends Map<string, unknown> {
  readonly lifetimes: unknown[] = [];
  override set(key: string, value: unknown, ttl?: number): this {
    this.lifetimes.push(ttl);
    return super.set(key, value);
  }
  answers(): [string, unknown][] {
    return [...this].filter(([key]) => key.includes(":answer:"));
  }
}

afterEach(() => {
  vi.useRealTimers();
});

describe("a store that proxies share", () => {
  it("gives one proxy the answers of another, until either writes", async () => {
    const store = new Store();
    const upstream = countingUpstream();
    const [one, other] = [proxyWith(store, upstream), proxyWith(store, upstream)];
    expect([await one.dataOf(projects), await other.dataOf(projects)]).toEqual([
      numbered(1),
      numbered(1),
    ]);
    await other.ask(createsPhase);
    expect([await one.dataOf(projects), await other.dataOf(projects)]).toEqual([
      numbered(3),
      numbered(3),
    ]);
    expect(store.lifetimes.every((ttl) => Number.isInteger(ttl) && Number(ttl) > 0)).toBe(true);
    expect(store.lifetimes.some((ttl) => Number(ttl) <= 60_000)).toBe(true);
  });

  it("hands no read that was under way to those who come after another proxy's write", async () => {
    const store = new Store();
    const upstream = countingUpstream();
    const [one, other] = [proxyWith(store, upstream), proxyWith(store, upstream)];
    const release = upstream.hold();
    const early = one.dataOf(projects);
    await arrived(upstream, 1);
    upstream.pass();
    await other.ask(createsPhase);
    expect(await one.dataOf(projects)).toEqual(numbered(3));
    release();
    expect(await early).toEqual(numbered(1));
    expect([await one.dataOf(projects), await other.dataOf(projects)]).toEqual([
      numbered(3),
      numbered(3),
    ]);
  });

  it("gives nothing of before while another proxy writes, which may never end", async () => {
    const store = new Store();
    const upstream = countingUpstream();
    const [one, other] = [proxyWith(store, upstream), proxyWith(store, upstream)];
    await one.dataOf(projects);
    upstream.hold();
    const lost = other.ask(createsPhase);
    await arrived(upstream, 2);
    await pause(20);
    upstream.pass();
    expect(await one.dataOf(projects)).toEqual(numbered(3));
    lost.catch(() => undefined);
  });

  it("holds no token, neither in keys nor in values, and nothing that was asked in its keys", async () => {
    const store = new Store();
    const { dataOf, apiToken, upstream } = proxyWith(store);
    const secret = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.c2lnbmF0dXJl";
    await dataOf(projects);
    for (const leaked of [apiToken, secret, `Bearer ${secret}`, encodeURIComponent(apiToken)]) {
      upstream.answer = () =>
        Response.json({ data: { getProjectList: { items: [], name: leaked } } });
      await dataOf(
        `{ getProjectList(workspaceId: "WSP-${upstream.requests.length + 1}") { total } }`,
      );
    }
    expect(upstream.requests).toHaveLength(5);
    expect(store.answers()).toHaveLength(1);
    const text = JSON.stringify([...store]);
    expect(text).not.toContain(apiToken);
    expect(text).not.toMatch(/eyJ|WSP-/);
  });

  it("keeps answers of proxies with other tokens or hosts apart", async () => {
    const store = new Store();
    const upstream = countingUpstream();
    const one = proxyWith(store, upstream);
    const other = proxyWith(store, upstream, { apiToken: "another-token" });
    const elsewhere = proxyWith(store, upstream, { host: "https://other.example.com" });
    expect(await one.dataOf(projects)).toEqual(numbered(1));
    expect(await other.dataOf(projects)).toEqual(numbered(2));
    expect(await elsewhere.dataOf(projects)).toEqual(numbered(3));
    // A write with one token ends what was read with the other, at the same host.
    await other.ask(createsPhase);
    expect(await one.dataOf(projects)).toEqual(numbered(5));
    expect(await elsewhere.dataOf(projects)).toEqual(numbered(3));
  });

  it("knows a token that a function gives once it was exchanged, and follows its change", async () => {
    const store = new Store();
    const tokens = ["first-token", "second-token"];
    let isRefused = false;
    const requests: string[] = [];
    const { fetch } = upstreamOf(() => {
      if (isRefused) {
        isRefused = false;
        return new Response("", { status: 401 });
      }
      requests.push("read");
      return Response.json(numbered(requests.length));
    });
    let exchanges = 0;
    const { dataOf } = cachedProxy(
      {
        fetch: async (url, init) => {
          const answer = await fetch(url, init);
          exchanges += url.endsWith("/authenticate") ? 1 : 0;
          return answer;
        },
      },
      { cache: { ...settings, store }, apiToken: () => tokens[exchanges] ?? "second-token" },
    );
    expect([await dataOf(projects), await dataOf(projects)]).toEqual([numbered(1), numbered(1)]);
    isRefused = true;
    const other = '{ getProjectList(workspaceId: "WSP-2") { total } }';
    expect(await dataOf(other)).toEqual(numbered(2));
    expect(exchanges).toBe(2);
    // Read while the token changed: kept for neither of the two.
    const first = proxyWith(store, countingUpstream(), { apiToken: "first-token" });
    expect(await first.dataOf(other)).toEqual(numbered(1));
    expect([await dataOf(other), await dataOf(other)]).toEqual([numbered(3), numbered(3)]);
    expect(await dataOf(projects)).toEqual(numbered(4));
  });

  it.each([1.1, 0.0005, 1e-9, 1e300])("keeps answers for %d seconds", async (seconds) => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const store = new Store();
    const { dataOf, lines } = proxyWith(store, countingUpstream(), {
      cache: { ...settings, seconds, store },
    });
    expect([await dataOf(projects), await dataOf(projects)]).toEqual([numbered(1), numbered(1)]);
    expect(store.lifetimes.every((ttl) => Number.isInteger(ttl) && Number(ttl) < 2 ** 31)).toBe(
      true,
    );
    expect(lines.filter((line) => line.includes("option cache"))).toEqual([]);
  });

  it("is a miss where an answer is too long, too old, or from a clock ahead", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const store = new Store();
    const { dataOf, upstream } = proxyWith(store);
    await dataOf(projects);
    vi.setSystemTime(Date.now() + 60_000);
    expect(await dataOf(projects)).toEqual(numbered(2));
    vi.setSystemTime(Date.now() - 1_000);
    expect(await dataOf(projects)).toEqual(numbered(3));
    upstream.answer = () =>
      Response.json({ data: { getProjectList: { name: "ü".repeat(5_000) } } });
    await dataOf("{ getPublicConfig { __typename } }");
    await dataOf("{ getPublicConfig { __typename } }");
    expect(upstream.requests).toHaveLength(5);
  });
});

const forged = (value: string): string =>
  value.replace(
    /^(1 [\da-f]{64}) .*$/s,
    `$1 ${Date.now() + 30_000} {"getProjectList":{"total":7}}`,
  );
const changes: Readonly<Record<string, (value: string) => unknown>> = {
  "a number": () => 7,
  null: () => null,
  "an object": () => ({ data: {} }),
  "a list": () => [],
  "empty text": () => "",
  "other text": () => "<html>",
  "JSON of its own": () => JSON.stringify({ getProjectList: { total: 7 } }),
  "an answer with another's signature": forged,
  "an answer that lives longer": (value) =>
    value.replace(
      /^(1 \S+) (\d+)/,
      (_, head: string, until: string) => `${head} ${Number(until) + 1}`,
    ),
  "an answer that is cut": (value) => value.slice(0, -3),
  "a very long text": (value) => value + " ".repeat(100_000),
  "an object whose text throws": () => ({
    toString: () => {
      throw new Error("no");
    },
  }),
};

describe("a poisoned store", () => {
  it.each(Object.entries(changes))("that gives %s is a miss", async (_, change) => {
    const store = new Store();
    const { dataOf, lines } = proxyWith(store);
    await dataOf(projects);
    const [key = "", value] = store.answers()[0] ?? [];
    store.set(key, change(String(value)));
    expect(await dataOf(projects)).toEqual(numbered(2));
    expect(await dataOf(projects)).toEqual(numbered(2));
    const warned = lines.filter((line) => line.includes("option cache"));
    expect(warned).toHaveLength(change("") === null ? 0 : 1);
  });

  it("is rid of what does not belong there", async () => {
    const store = new Store();
    const { dataOf, upstream } = proxyWith(store);
    await dataOf(projects);
    const [key = ""] = store.answers()[0] ?? [];
    store.set(key, "poison");
    upstream.answer = () => new Response("", { status: 503 });
    await dataOf(projects);
    expect(store.answers()).toEqual([]);
  });

  it("that gives one answer for another is a miss", async () => {
    const store = new Store();
    const { dataOf } = proxyWith(store);
    await dataOf(projects);
    await dataOf('{ getProjectList(workspaceId: "WSP-2") { total } }');
    const [first, second] = store.answers();
    store.set(first?.[0] ?? "", second?.[1]);
    expect(await dataOf(projects)).toEqual(numbered(3));
  });

  it.each([7, "", "old", {}, "x".repeat(100_000)])(
    "whose era is %j begins a new one",
    async (era) => {
      const store = new Store();
      const { dataOf } = proxyWith(store);
      await dataOf(projects);
      const [key = ""] = [...store.keys()].filter((name) => name.includes(":era:"));
      store.set(key, era);
      expect([await dataOf(projects), await dataOf(projects)]).toEqual([numbered(2), numbered(2)]);
    },
  );
});

const failing: Readonly<Record<string, () => unknown>> = {
  throws: () => {
    throw new Error("at redis://:secret@store.example.com");
  },
  rejects: () => Promise.reject(Object.assign(new Error("no"), { code: "ECONNREFUSED" })),
  "rejects with nothing": () => Promise.reject(undefined),
  "never answers": () => new Promise(() => undefined),
  "keeps nothing": () => undefined,
  "says that it keeps nothing": () => false,
};

describe("a store that fails", () => {
  it.each(Object.entries(failing))("because it %s is a miss, told once", async (_, act) => {
    const { dataOf, ask, lines } = proxyWith({ get: act, set: act, delete: act });
    for (let count = 1; count < 4; count += 1) {
      expect(await dataOf(projects)).toEqual(numbered(count));
    }
    expect((await ask(createsPhase)).status).toBe(200);
    const warned = lines.filter((line) => line.includes("The store of the option cache"));
    expect(warned).toHaveLength(1);
    expect(warned.join()).not.toContain("secret");
  });

  it("costs no more than a moment when it hangs, and is left alone for a while", async () => {
    const calls: number[] = [];
    const hang = (): unknown => {
      calls.push(1);
      return new Promise(() => undefined);
    };
    const { dataOf } = proxyWith({ get: hang, set: hang, delete: hang });
    const start = performance.now();
    for (let count = 1; count <= 5; count += 1) {
      expect(await dataOf(projects)).toEqual(numbered(count));
    }
    expect(performance.now() - start).toBeLessThan(1_400);
    expect(calls).toHaveLength(1);
  });

  it("gives nothing from before a write that it took no note of", async () => {
    const store = new Store();
    let isFull = false;
    const { dataOf, ask, upstream, lines } = proxyWith({
      get: (key) => store.get(key),
      set: (key, value, ttl) => (isFull ? false : store.set(key, value, ttl)),
      delete: (key) => store.delete(key),
    });
    await dataOf(projects);
    isFull = true;
    await ask(createsPhase);
    expect(await dataOf(projects)).toEqual(numbered(3));
    expect(lines.join()).toContain("did not keep what it was given");
    isFull = false;
    expect([await dataOf(projects), await dataOf(projects)]).toEqual([numbered(4), numbered(4)]);
    expect(upstream.requests).toHaveLength(4);
  });

  it("keeps nothing that was read while a write was not heard of", async () => {
    const store = new Store();
    let isFull = false;
    const gated: AnswerStore = {
      get: (key) => store.get(key),
      set: (key, value, ttl) =>
        isFull && key.includes(":era:") ? false : store.set(key, value, ttl),
      delete: (key) => store.delete(key),
    };
    const upstream = countingUpstream();
    const [one, other] = [proxyWith(gated, upstream), proxyWith(store, upstream)];
    const release = upstream.hold();
    const early = one.dataOf(projects);
    await arrived(upstream, 1);
    upstream.pass();
    isFull = true;
    await one.ask(createsPhase);
    release();
    expect(await early).toEqual(numbered(1));
    expect(await other.dataOf(projects)).toEqual(numbered(3));
  });

  it("gives nothing from before a write that it did not hear of", async () => {
    const store = new Store();
    let isDown = false;
    const gate = <T>(act: () => T): T => {
      if (isDown) {
        throw new Error("down");
      }
      return act();
    };
    const { dataOf, ask } = proxyWith({
      get: (key) => gate(() => store.get(key)),
      set: (key, value, ttl) => gate(() => store.set(key, value, ttl)),
      delete: (key) => gate(() => store.delete(key)),
    });
    await dataOf(projects);
    isDown = true;
    await ask(createsPhase);
    isDown = false;
    expect(await dataOf(projects)).toEqual(numbered(3));
    await pause(1_050);
    expect([await dataOf(projects), await dataOf(projects)]).toEqual([numbered(4), numbered(4)]);
  });
});
