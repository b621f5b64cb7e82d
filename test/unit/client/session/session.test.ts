import { describe, expect, it } from "vitest";
import { createSession, type IssuedToken } from "../../../../src/client/session/session.ts";

const hour = 3_600_000;

function clock(start = 1_700_000_000_000): { now: () => number; advance: (by: number) => void } {
  let time = start;
  return { now: () => time, advance: (by) => void (time += by) };
}

function issuer(make: (count: number) => IssuedToken): {
  issue: () => Promise<IssuedToken>;
  count: () => number;
} {
  let count = 0;
  return {
    issue: async () => {
      count += 1;
      await Promise.resolve();
      return make(count);
    },
    count: () => count,
  };
}

describe("session", () => {
  it("asks once however many wait", async () => {
    const { issue, count } = issuer((n) => ({ token: `t${n}` }));
    const session = createSession(issue);
    const tokens = await Promise.all(Array.from({ length: 1000 }, () => session.token(undefined)));
    expect(new Set(tokens)).toEqual(new Set(["t1"]));
    expect(count()).toBe(1);
  });

  it("renews 60 s before the token expires, and not earlier", async () => {
    const { now, advance } = clock();
    const { issue } = issuer((n) => ({
      token: `t${n}`,
      lifetime: hour,
    }));
    const session = createSession(issue, now);
    expect(await session.token(undefined)).toBe("t1");
    advance(hour - 60_001);
    expect(await session.token(undefined)).toBe("t1");
    advance(1);
    expect(await session.token(undefined)).toBe("t2");
  });

  it.each([undefined, 0, -2 * hour])(
    "uses a token that looks dead on arrival until it is refused: %s",
    async (lifetime) => {
      const { now, advance } = clock();
      const { issue, count } = issuer((n) => ({ token: `t${n}`, lifetime }));
      const session = createSession(issue, now);
      await session.token(undefined);
      advance(9 * hour);
      expect(session.current(undefined)).toBe("t1");
      expect(await session.token(undefined)).toBe("t1");
      expect(count()).toBe(1);
      expect(await session.renew("t1", undefined)).toBe("t2");
    },
  );

  it("keeps a new token for a while when one after another was refused", async () => {
    const { now, advance } = clock();
    const { issue, count } = issuer((n) => ({ token: `t${n}` }));
    const session = createSession(issue, now);
    for (let call = 0; call < 100; call += 1) {
      session.forget(await session.token(undefined));
    }
    expect(count()).toBe(7);
    advance(10_000);
    expect(session.forget("t7")).toBe(true);
    expect(await session.token(undefined)).toBe("t8");
    expect(session.forget("t8")).toBe(false);
    session.accept("t8");
    expect(session.forget("t8")).toBe(true);
  });

  it("does not ask for every call when tokens live shorter than the margin", async () => {
    const { now, advance } = clock();
    const { issue, count } = issuer((n) => ({ token: `t${n}`, lifetime: 30_000 }));
    const session = createSession(issue, now);
    await session.token(undefined);
    advance(10_000);
    await session.token(undefined);
    expect(count()).toBe(1);
    advance(5_000);
    await session.token(undefined);
    expect(count()).toBe(2);
  });

  it("does not ask for every call that wants a token to last longer than any does", async () => {
    const { now, advance } = clock();
    const { issue, count } = issuer((n) => ({ token: `t${n}`, lifetime: 300_000 }));
    const session = createSession(issue, now);
    await session.token(undefined);
    advance(119_000);
    expect(await session.token(undefined, 600_000)).toBe("t1");
    advance(1_000);
    expect(await session.token(undefined, 600_000)).toBe("t2");
    expect(count()).toBe(2);
  });

  it("renews a refused token once for all who were refused with it", async () => {
    const { issue, count } = issuer((n) => ({ token: `t${n}` }));
    const session = createSession(issue);
    const old = await session.token(undefined);
    const renewed = await Promise.all([
      session.renew(old, undefined),
      session.renew(old, undefined),
    ]);
    expect(renewed).toEqual(["t2", "t2"]);
    expect(await session.renew(old, undefined)).toBe("t2");
    expect(count()).toBe(2);
  });

  it("forgets a failed request for a token, and asks again", async () => {
    let fail = true;
    const session = createSession(async () => {
      if (fail) {
        throw new Error("down");
      }
      return { token: "t" };
    });
    await expect(session.token(undefined)).rejects.toThrow("down");
    fail = false;
    expect(await session.token(undefined)).toBe("t");
  });

  it("lets one caller leave without ending the others' request, and ends it when all have left", async () => {
    let aborted = false;
    let finish: (token: IssuedToken) => void = () => undefined;
    const session = createSession(
      (signal) =>
        new Promise((resolve) => {
          finish = resolve;
          signal.addEventListener("abort", () => (aborted = true));
        }),
    );
    const leaving = new AbortController();
    const first = session.token(leaving.signal);
    const second = session.token(undefined);
    leaving.abort(new Error("enough"));
    await expect(first).rejects.toThrow("enough");
    expect(aborted).toBe(false);
    finish({ token: "t" });
    expect(await second).toBe("t");

    const alone = new AbortController();
    const lonely = createSession(
      (signal) => new Promise(() => signal.addEventListener("abort", () => (aborted = true))),
    ).token(alone.signal);
    alone.abort();
    await expect(lonely).rejects.toThrow();
    expect(aborted).toBe(true);
  });
});
