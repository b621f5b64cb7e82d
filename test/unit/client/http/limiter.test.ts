import { describe, expect, it, onTestFinished, vi } from "vitest";
import { singleFlight } from "../../../../src/client/single-flight.ts";
import { createLimiter } from "../../../../src/client/http/limiter.ts";

const { signal } = new AbortController();

describe("limiter", () => {
  it("lets so many through, and the others one by one in their order", async () => {
    const limiter = createLimiter(2);
    const order: number[] = [];
    const releases = await Promise.all([limiter.acquire(signal), limiter.acquire(signal)]);
    const waiting = [3, 4].map(async (number) => {
      const release = await limiter.acquire(signal);
      order.push(number);
      return release;
    });
    await Promise.resolve();
    expect(order).toEqual([]);
    releases[0]?.();
    (await waiting[0])?.();
    await waiting[1];
    expect(order).toEqual([3, 4]);
  });

  it("lets an aborted caller leave the line, and loses no place by it", async () => {
    const limiter = createLimiter(1);
    const release = await limiter.acquire(signal);
    const leaving = new AbortController();
    const left = limiter.acquire(leaving.signal);
    const next = limiter.acquire(signal);
    leaving.abort(new Error("enough"));
    await expect(left).rejects.toThrow("enough");
    release();
    (await next)();
    await expect(limiter.acquire(AbortSignal.abort(new Error("late")))).rejects.toThrow("late");
    (await limiter.acquire(signal))();
  });

  it("gives the place of a holder that has vanished to the next in line", async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const limiter = createLimiter(1);
    const forget = await limiter.acquire(signal);
    // As Workers do with what an answered request has left running.
    vi.clearAllTimers();
    let release: (() => void) | undefined;
    const waiting = limiter.acquire(signal).then((given) => (release = given));
    await vi.advanceTimersByTimeAsync(4_000);
    expect(release).toBeUndefined();
    await vi.advanceTimersByTimeAsync(2_000);
    await waiting;
    expect(release).toBeDefined();
    // One that was only slow gives nothing back a second time.
    forget();
    let third = false;
    const last = limiter.acquire(signal).then(() => (third = true));
    await vi.advanceTimersByTimeAsync(20_000);
    expect(third).toBe(false);
    release?.();
    await last;
  });

  it("lets the next one begin what somebody began who has vanished", async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    let runs = 0;
    const share = singleFlight(async () => {
      runs += 1;
      return runs === 1 ? new Promise<number>(() => undefined) : runs;
    });
    void share(undefined);
    vi.clearAllTimers();
    const second = share(undefined);
    await vi.advanceTimersByTimeAsync(6_000);
    expect(await second).toBe(2);
  });
});
