import { describe, expect, it } from "vitest";
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
});
