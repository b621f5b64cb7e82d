import { getEventListeners } from "node:events";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { InvalidRequestError, RateLimitError } from "../../../src/errors.ts";
import { type Read, watch, type WatchOptions } from "../../../src/live/index.ts";
import { stubPage } from "./page.ts";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  const forgotten = vi.getTimerCount();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  if (forgotten > 0) {
    throw new Error(`${forgotten} timers were left running`);
  }
});

/** A read that gives these one after another, the last one for ever; errors are thrown. */
function reads<T>(...values: readonly (T | Error)[]) {
  let place = -1;
  return vi.fn<(options: { readonly signal: AbortSignal }) => Promise<T>>(async () => {
    place = Math.min(place + 1, values.length - 1);
    const value = values[place];
    if (value === undefined || value instanceof Error) {
      throw value ?? new Error("nothing to read");
    }
    return value;
  });
}

/** Collects what a loop is given; `end` leaves it, `over` is how it ended. */
function collect<T>(read: Read<T>, options: WatchOptions<T>) {
  const values: T[] = [];
  const iterator = watch(read, options)[Symbol.asyncIterator]();
  const over = (async (): Promise<unknown> => {
    try {
      for (;;) {
        const { done, value } = await iterator.next();
        if (done === true) {
          return "left";
        }
        values.push(value);
      }
    } catch (error) {
      return error;
    }
  })();
  return { values, over, end: () => iterator.return() };
}

const later = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);

describe("what watch yields", () => {
  it("is the first value and every changed one, compared as data", async () => {
    const read = reads<unknown>({ a: 1, b: 2 }, { b: 2, a: 1 }, { a: 1, b: 3 });
    const { values, end } = collect(read, { every: 1000 });
    await later(0);
    expect(values).toEqual([{ a: 1, b: 2 }]);
    await later(1000);
    expect(read).toHaveBeenCalledTimes(2);
    expect(values).toHaveLength(1);
    await later(1000);
    expect(values.at(-1)).toEqual({ a: 1, b: 3 });
    await end();
  });

  it("is compared by toJSON, as resources give it", async () => {
    const made = (auc: number) => ({ noise: Math.random(), toJSON: () => ({ auc }) });
    const { values, end } = collect(reads(made(1), made(1), made(2)), { every: 1000 });
    await later(2000);
    expect(values).toHaveLength(2);
    await end();
  });

  it("sees a change of the very object that was read before", async () => {
    const shared = { count: 0 };
    const read = (): typeof shared => {
      shared.count += 1;
      return shared;
    };
    let seen = 0;
    for await (const { count } of watch(read, { every: 100 })) {
      seen += 1;
      expect(count).toBe(seen);
      if (seen === 3) {
        break;
      }
      void later(100);
    }
    expect(shared.count).toBe(3);
  });

  it("follows `equals` where one is given", async () => {
    const equals = (before: number, now: number): boolean => Math.abs(before - now) < 10;
    const { values, end } = collect(reads(1, 5, 10, 12, 30), { every: 1000, equals });
    await later(5000);
    expect(values).toEqual([1, 12, 30]);
    await end();
  });

  it("is only the newest for a slow consumer, and nothing when it changed back", async () => {
    const iterator = watch(reads(1, 2, 3, 1, 4), { every: 1000 })[Symbol.asyncIterator]();
    expect(await iterator.next()).toEqual({ done: false, value: 1 });
    await later(2000);
    expect(await iterator.next()).toEqual({ done: false, value: 3 });
    await later(1000);
    await later(1000);
    expect(await iterator.next()).toEqual({ done: false, value: 4 });
    await iterator.return();
  });

  it("is nothing when a value changed back before it was taken", async () => {
    const iterator = watch(reads(1, 2, 1), { every: 1000 })[Symbol.asyncIterator]();
    await iterator.next();
    await later(2000);
    let given = false;
    const next = iterator.next().then((result) => {
      given = true;
      return result;
    });
    await later(500);
    expect(given).toBe(false);
    await iterator.return();
    expect(await next).toEqual({ done: true, value: undefined });
  });

  it("goes in order to several who ask at once", async () => {
    const iterator = watch(reads(1, 2), { every: 1000 })[Symbol.asyncIterator]();
    const both = Promise.all([iterator.next(), iterator.next()]);
    await later(1000);
    expect((await both).map(({ value }) => value)).toEqual([1, 2]);
    await iterator.return();
  });
});

describe("when watch reads", () => {
  it("sends nothing before a value is asked for, and not before the last read is over", async () => {
    let open = 0;
    let most = 0;
    const read = vi.fn<() => Promise<number>>(async () => {
      open += 1;
      most = Math.max(most, open);
      await new Promise((resolve) => setTimeout(resolve, 2500));
      open -= 1;
      return open;
    });
    const iterable = watch(read, { every: 1000 });
    await later(5000);
    expect(read).not.toHaveBeenCalled();
    const iterator = iterable[Symbol.asyncIterator]();
    const first = iterator.next();
    await later(2500 + 1000 + 2500 + 999);
    expect(read).toHaveBeenCalledTimes(2);
    await later(1);
    expect(read).toHaveBeenCalledTimes(3);
    expect(most).toBe(1);
    expect((await first).value).toBe(0);
    await iterator.return();
    await later(2500);
  });

  it("has one timer and one read however many watch the same, as often as the most impatient", async () => {
    const read = reads(1, 2, 3, 4, 5);
    const loops = [5000, 5000, 5000].map((every) => collect(read, { every }));
    await later(0);
    expect(read).toHaveBeenCalledTimes(1);
    expect(vi.getTimerCount()).toBe(1);
    expect(loops.map(({ values }) => values)).toEqual([[1], [1], [1]]);

    const hasty = collect(read, { every: 1000 });
    await later(0);
    expect(hasty.values).toEqual([1]);
    expect(read).toHaveBeenCalledTimes(1);
    await later(2000);
    expect(read).toHaveBeenCalledTimes(3);
    expect(vi.getTimerCount()).toBe(1);
    await hasty.end();
    await later(4999);
    expect(read).toHaveBeenCalledTimes(3);
    await later(1);
    expect(read).toHaveBeenCalledTimes(4);
    await Promise.all(loops.map(({ end }) => end()));
  });

  it("keeps different functions apart, and begins anew when all have left", async () => {
    const [one, other] = [reads(1, 2), reads(7)];
    const first = collect(one, { every: 1000 });
    const second = collect(other, { every: 1000 });
    await later(0);
    await first.end();
    const again = collect(one, { every: 1000 });
    await later(0);
    expect([first.values, second.values, again.values]).toEqual([[1], [7], [2]]);
    await again.end();
    await second.end();
  });

  it("catches up at once when the page is seen again, and only when a read is due", async () => {
    const page = stubPage();
    const read = reads(1, 2, 3);
    const { values, end } = collect(read, { every: 1000 });
    await later(0);
    page.show("hidden");
    await later(60_000);
    expect(read).toHaveBeenCalledTimes(1);
    expect(vi.getTimerCount()).toBe(0);
    page.show("visible");
    await later(0);
    expect(values).toEqual([1, 2]);
    page.show("hidden");
    await later(400);
    page.show("visible");
    await later(599);
    expect(read).toHaveBeenCalledTimes(2);
    await later(1);
    expect(values).toEqual([1, 2, 3]);
    await end();
  });

  it("takes offline for a hint: reads all the same, ten times as slowly", async () => {
    const page = stubPage();
    page.connect(false);
    const read = reads(1, 2, 3);
    const { values, end } = collect(read, { every: 1000 });
    await later(0);
    expect(values).toEqual([1]);
    await later(9_999);
    expect(read).toHaveBeenCalledTimes(1);
    await later(1);
    expect(values).toEqual([1, 2]);
    await later(2_000);
    page.connect(true);
    await later(0);
    expect(values).toEqual([1, 2, 3]);
    await end();
  });

  it("takes a navigator without `onLine`, as in Node, for one that is online", async () => {
    vi.stubGlobal("navigator", {});
    const { values, end } = collect(reads(1), { every: 1000 });
    await later(0);
    expect(values).toEqual([1]);
    await end();
  });
});

describe("failed reads", () => {
  it("are reported and do not end the loop; each makes the pause longer, up to ten times", async () => {
    vi.spyOn(Math, "random").mockReturnValue(0);
    const failure = new Error("down");
    const read = reads(1, ...Array.from({ length: 6 }, () => failure), 2, 3);
    const errors: unknown[] = [];
    const onRecover = vi.fn<() => void>();
    const { values, end } = collect(read, {
      every: 1000,
      onError: (error) => errors.push(error),
      onRecover,
    });
    await later(1000);
    expect(errors).toEqual([failure]);
    for (const [place, factor] of [2, 4, 8, 10, 10, 10].entries()) {
      await later(factor * 1000 - 1);
      expect(read).toHaveBeenCalledTimes(place + 2);
      expect(onRecover).not.toHaveBeenCalled();
      await later(1);
      expect(read).toHaveBeenCalledTimes(place + 3);
    }
    expect(errors).toHaveLength(6);
    expect(onRecover).toHaveBeenCalledTimes(1);
    expect(values).toEqual([1, 2]);
    await later(1000);
    expect(values).toEqual([1, 2, 3]);
    expect(onRecover).toHaveBeenCalledTimes(1);
    await end();
  });

  it("are tried again at a time that chance makes earlier, but never before the usual pause", async () => {
    vi.spyOn(Math, "random").mockReturnValue(0.999_999);
    const read = reads(new Error("down"), 1);
    const { values, end } = collect(read, { every: 1000 });
    await later(999);
    expect(read).toHaveBeenCalledTimes(1);
    await later(2);
    expect(values).toEqual([1]);
    await end();
  });

  it("wait as long as a RateLimitError asks, also when the page was hidden meanwhile", async () => {
    const page = stubPage();
    const read = reads<number>(new RateLimitError("slow down", { retryAfter: 55 }), 1);
    const { end } = collect(read, { every: 1000 });
    await later(10_000);
    page.show("hidden");
    page.show("visible");
    await later(44_999);
    expect(read).toHaveBeenCalledTimes(1);
    await later(1);
    expect(read).toHaveBeenCalledTimes(2);
    await end();
  });

  it("do not delay the read that catches up when the page is seen again", async () => {
    vi.spyOn(Math, "random").mockReturnValue(0);
    const page = stubPage();
    const failure = new Error("down");
    const read = reads(failure, failure, failure, 1);
    const { values, end } = collect(read, { every: 1000 });
    await later(6000);
    expect(read).toHaveBeenCalledTimes(3);
    page.show("hidden");
    await later(1000);
    page.show("visible");
    await later(0);
    expect(values).toEqual([1]);
    await end();
  });

  it("may be thrown before a promise is made", async () => {
    const onError = vi.fn<(error: unknown) => void>();
    const read = (): number => {
      throw new Error("at once");
    };
    const { end } = collect(read, { every: 1000, onError });
    await later(0);
    expect(onError).toHaveBeenCalledTimes(1);
    await end();
  });

  it("end a loop whose onError throws, and no other", async () => {
    const read = reads(new Error("down"), 1);
    const strict = collect(read, {
      every: 1000,
      onError(error) {
        throw new Error("given up", { cause: error });
      },
    });
    const patient = collect(read, { every: 1000 });
    await later(2000);
    expect(String(await strict.over)).toBe("Error: given up");
    expect(patient.values).toEqual([1]);
    await patient.end();
  });
});

describe("who joins while reads fail", () => {
  it("hears of the last failure at once, and of the recovery", async () => {
    vi.spyOn(Math, "random").mockReturnValue(0);
    const read = reads(1, new Error("down"), 2);
    const first = collect(read, { every: 1000 });
    await later(1000);
    const onError = vi.fn<(error: unknown) => void>();
    const onRecover = vi.fn<() => void>();
    const second = collect(read, { every: 1000, onError, onRecover });
    await later(0);
    expect(onError.mock.calls.map(([error]) => String(error))).toEqual(["Error: down"]);
    expect(second.values).toEqual([1]);
    await later(2000);
    expect(onRecover).toHaveBeenCalledTimes(1);
    expect(second.values).toEqual([1, 2]);
    const third = collect(read, { every: 1000, onError });
    await later(0);
    expect(onError).toHaveBeenCalledTimes(1);
    await Promise.all([first.end(), second.end(), third.end()]);
  });

  it("is freed when it gives up on it", async () => {
    const read = reads(new Error("down"));
    const first = collect(read, { every: 1000 });
    await later(0);
    const second = collect(read, {
      every: 100,
      onError() {
        throw new Error("given up");
      },
    });
    expect(String(await second.over)).toBe("Error: given up");
    await first.end();
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe("what a callback throws", () => {
  it.each([
    ["onError", { onError: async () => Promise.reject(new Error("not again")) }],
    ["onRecover", { onRecover: async () => Promise.reject(new Error("not again")) }],
  ])("ends the loop also when %s is async", async (_, callbacks) => {
    const { over } = collect(reads(1, new Error("down"), 1), { every: 1000, ...callbacks });
    await later(4000);
    expect(String(await over)).toBe("Error: not again");
  });

  it("comes before the value that was read", async () => {
    const iterator = watch(reads(1, new Error("down"), 2), {
      every: 1000,
      onRecover() {
        throw new Error("not again");
      },
    })[Symbol.asyncIterator]();
    await iterator.next();
    await later(4000);
    await expect(iterator.next()).rejects.toThrow("not again");
    expect(await iterator.next()).toEqual({ done: true, value: undefined });
  });

  it("frees a loop that it ends in the moment of joining", async () => {
    const circle: { self?: unknown } = {};
    circle.self = circle;
    const read = reads(circle);
    const first = collect(read, { every: 1000, equals: () => false });
    await later(0);
    const second = collect(read, { every: 100 });
    expect(await second.over).toBeInstanceOf(InvalidRequestError);
    await later(999);
    expect(read).toHaveBeenCalledTimes(1);
    await first.end();
  });
});

describe("the end of watching", () => {
  it("comes at once with the signal's own reason, and ends the read", async () => {
    const controller = new AbortController();
    const read = vi.fn<Read<never>>(() => new Promise<never>(() => undefined));
    const { over } = collect(read, { every: 1000, signal: controller.signal });
    await later(0);
    expect(getEventListeners(controller.signal, "abort")).toHaveLength(1);
    const reason = new Error("enough");
    controller.abort(reason);
    expect(await over).toBe(reason);
    expect(read.mock.calls[0]?.[0].signal.aborted).toBe(true);
    expect(getEventListeners(controller.signal, "abort")).toHaveLength(0);
  });

  it("takes the place of a value that nobody has taken yet, once", async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const iterator = watch(reads(1, 2), { every: 1000, signal })[Symbol.asyncIterator]();
    await iterator.next();
    await later(1000);
    controller.abort("enough");
    await expect(iterator.next()).rejects.toBe("enough");
    expect(await iterator.next()).toEqual({ done: true, value: undefined });
  });

  it("is there from the start when the signal was aborted before", async () => {
    const read = reads(1);
    const signal = AbortSignal.abort("late");
    expect(await collect(read, { every: 1000, signal }).over).toBe("late");
    expect(read).not.toHaveBeenCalled();
  });

  it("does not end the read that others wait for", async () => {
    const controller = new AbortController();
    const read = vi.fn<Read<number>>(
      () => new Promise((resolve) => setTimeout(() => resolve(1), 500)),
    );
    const leaving = collect(read, { every: 1000, signal: controller.signal });
    const staying = collect(read, { every: 1000 });
    await later(100);
    controller.abort("enough");
    await later(400);
    expect(await leaving.over).toBe("enough");
    expect(staying.values).toEqual([1]);
    await staying.end();
  });

  it("leaves no listener and no timer behind, however it comes", async () => {
    const page = stubPage();
    const { signal } = new AbortController();
    const listeners = (): number => getEventListeners(signal, "abort").length;
    const read = reads(1);
    const loops = Array.from({ length: 9 }, () => collect(read, { every: 1000, signal }));
    await later(0);
    expect(listeners()).toBe(9);
    expect(page.listeners()).toBe(3);
    await Promise.all(loops.map(({ end }) => end()));
    expect(await Promise.all(loops.map(({ over }) => over))).toEqual(loops.map(() => "left"));
    expect(listeners()).toBe(0);
    expect(page.listeners()).toBe(0);
    expect(vi.getTimerCount()).toBe(0);

    for await (const value of watch(read, { every: 1000, signal })) {
      expect([value, listeners(), page.listeners()]).toEqual([1, 1, 3]);
      break;
    }
    expect([listeners(), page.listeners(), vi.getTimerCount()]).toEqual([0, 0, 0]);
  });

  it("gives nothing of a read that came back after it", async () => {
    const read = vi.fn<Read<number>>(
      () => new Promise((resolve) => setTimeout(() => resolve(read.mock.calls.length), 500)),
    );
    const first = collect(read, { every: 1000 });
    await later(100);
    await first.end();
    const second = collect(read, { every: 1000 });
    await later(450);
    expect(second.values).toEqual([]);
    await later(100);
    expect([first.values, second.values]).toEqual([[], [2]]);
    await second.end();
  });
});

describe("bad input", () => {
  it.each([0, -1, 99, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 31])(
    "refuses every %s",
    (every) => {
      expect(() => watch(() => 1, { every })).toThrow(InvalidRequestError);
      expect(() => watch(() => 1, { every })).toThrow(String(every));
    },
  );

  it("refuses what is no function", () => {
    // @ts-expect-error -- as JavaScript may call it
    expect(() => watch(Promise.resolve(1), { every: 1000 })).toThrow(/needs the function/);
  });

  it("ends a loop whose values hold themselves, and says what to pass", async () => {
    const circle: { self?: unknown } = {};
    circle.self = circle;
    const error = await collect(reads(circle), { every: 1000 }).over;
    expect(error).toBeInstanceOf(InvalidRequestError);
    expect(String(error)).toContain("`equals`");
  });
});
