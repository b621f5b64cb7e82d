import { describe, expect, it } from "vitest";
import { List, type ListOptions } from "../../../../src/client/list/list.ts";
import { listOfAll } from "../../../../src/resources/reading/paged-list.ts";

interface Item {
  readonly id: string;
}

interface Server {
  readonly items: Item[];
  /** The largest page it gives. */
  readonly most?: number;
  onRead?: (index: number) => void;
}

function listOf(
  server: Server,
  options: ListOptions = {},
  lead?: readonly Item[],
): { list: List<Item>; reads: string[]; flying: { most: number } } {
  const reads: string[] = [];
  const flying = { now: 0, most: 0 };
  const list = new List<Item>(
    {
      read: async (index, asked, { signal }) => {
        const size = Math.min(asked, server.most ?? asked);
        reads.push(`${index}/${asked}`);
        flying.now += 1;
        flying.most = Math.max(flying.most, flying.now);
        await new Promise((resolve) => setTimeout(resolve, 1));
        flying.now -= 1;
        signal?.throwIfAborted();
        server.onRead?.(index);
        return {
          items: server.items.slice((index - 1) * size, index * size),
          page: { index, size },
          total: server.items.length,
        };
      },
      identify: ({ id }) => id,
      ...(lead === undefined ? {} : { lead }),
    },
    options,
  );
  return { list, reads, flying };
}

const numbered = (count: number): Item[] =>
  Array.from({ length: count }, (_, n) => ({ id: `X-${n + 1}` }));

async function iterate(list: List<Item>): Promise<Item[]> {
  const items: Item[] = [];
  for await (const item of list) {
    items.push(item);
  }
  return items;
}

describe("list", () => {
  it("sends nothing before it is used", async () => {
    const { reads } = listOf({ items: numbered(3) });
    await Promise.resolve();
    expect(reads).toEqual([]);
  });

  it.each([0, 1, 99, 100, 101, 1050])(
    "gives all of %d items, awaited and iterated",
    async (count) => {
      const items = numbered(count);
      expect(await listOf({ items }).list).toEqual(items);
      expect(await iterate(listOf({ items }).list)).toEqual(items);
    },
  );

  it("reads pages after the first side by side, four at a time", async () => {
    const { list, flying, reads } = listOf({ items: numbered(1000) });
    await list;
    expect(reads).toHaveLength(10);
    expect(flying.most).toBe(4);
  });

  it("counts in the pages the server gives, when they are smaller than asked for", async () => {
    const items = numbered(95);
    const awaited = listOf({ items, most: 30 });
    expect(await awaited.list).toEqual(items);
    expect(awaited.reads).toEqual(["1/100", "2/30", "3/30", "4/30"]);
    expect(await iterate(listOf({ items, most: 30 }).list)).toEqual(items);
  });

  it("gives an item once when the list shifts while it is read", async () => {
    const server: Server = { items: numbered(20) };
    server.onRead = (index) => {
      if (index === 1) {
        server.items.unshift({ id: "new" });
      }
    };
    const ids = (await listOf(server, { pageSize: 5 }).list).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining(numbered(20).map(({ id }) => id)));
    const again: Server = { items: numbered(20), onRead: server.onRead };
    again.onRead = (index) => void (index === 1 && again.items.unshift({ id: "new" }));
    const iterated = (await iterate(listOf(again, { pageSize: 5 }).list)).map(({ id }) => id);
    expect(new Set(iterated).size).toBe(iterated.length);
  });

  it("stops when the list shrinks to nothing while it is read", async () => {
    const server: Server = { items: numbered(40) };
    server.onRead = (index) => void (index === 1 && server.items.splice(0));
    expect((await listOf(server, { pageSize: 10 }).list).length).toBeLessThanOrEqual(10);
  });

  it("keeps to the limit, and reads no more pages than it needs", async () => {
    const { list, reads } = listOf({ items: numbered(1000) }, { limit: 150 });
    expect(await list).toHaveLength(150);
    expect(reads).toEqual(["1/100", "2/100"]);
    const iterated = listOf({ items: numbered(1000) }, { limit: 100 });
    expect(await iterate(iterated.list)).toHaveLength(100);
    expect(iterated.reads).toEqual(["1/100"]);
    const none = listOf({ items: numbered(10) }, { limit: 0 });
    expect(await none.list).toEqual([]);
    expect(await iterate(none.list)).toEqual([]);
    expect(none.reads).toEqual([]);
  });

  it("puts the leading items first and gives them once", async () => {
    const items = numbered(7);
    const lead = [{ id: "X-5" }];
    const expected = ["X-5", "X-1", "X-2", "X-3", "X-4", "X-6", "X-7"];
    const { list, reads } = listOf({ items }, {}, lead);
    expect((await list).map(({ id }) => id)).toEqual(expected);
    expect((await iterate(list)).map(({ id }) => id)).toEqual(expected);
    reads.length = 0;
    expect(await list.first()).toEqual({ id: "X-5" });
    expect(reads).toEqual([]);
    const one = listOf({ items }, { limit: 1 }, lead);
    expect(await one.list).toEqual(lead);
    expect(await iterate(one.list)).toEqual(lead);
  });

  it("has the next page on its way while one is iterated, and no more than that", async () => {
    const { list, reads } = listOf({ items: numbered(30) }, { pageSize: 10 });
    for await (const item of list) {
      if (item.id === "X-1") {
        expect(reads).toEqual(["1/10", "2/10"]);
      }
      if (item.id === "X-11") {
        break;
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(reads).toEqual(["1/10", "2/10", "3/10"]);
  });

  it("gives first, one page and the total", async () => {
    const { list } = listOf({ items: numbered(12) });
    expect(await list.first()).toEqual({ id: "X-1" });
    expect(await list.total()).toBe(12);
    expect(await list.page({ index: 2, size: 5 })).toEqual({
      items: numbered(10).slice(5),
      page: { index: 2, size: 5 },
      total: 12,
    });
    expect(await listOf({ items: [] }).list.first()).toBeUndefined();
  });

  it("rejects with the signal's reason, awaited and iterated", async () => {
    const controller = new AbortController();
    const awaited = listOf({ items: numbered(500) }, { signal: controller.signal }).list.then(
      (items) => items,
    );
    const iterated = iterate(listOf({ items: numbered(500) }, { signal: controller.signal }).list);
    controller.abort(new Error("enough"));
    await expect(awaited).rejects.toThrow("enough");
    await expect(iterated).rejects.toThrow("enough");
    await expect(
      iterate(listOf({ items: numbered(5) }, { signal: controller.signal }).list),
    ).rejects.toThrow("enough");
  });

  it("rejects when a later page fails, and leaves no rejection unhandled", async () => {
    const server: Server = { items: numbered(500) };
    server.onRead = (index) => {
      if (index >= 2) {
        throw new Error(`page ${index}`);
      }
    };
    const { list } = listOf(server);
    await expect(list).rejects.toThrow("page");
    await expect(list.catch((error: unknown) => String(error))).resolves.toContain("page");
    await expect(iterate(list)).rejects.toThrow("page 2");
    for await (const item of list) {
      expect(item.id).toBe("X-1");
      break;
    }
    let ended = false;
    await listOf({ items: [] }).list.finally(() => void (ended = true));
    expect(ended).toBe(true);
  });

  it.each([
    [{ pageSize: 0 }, "pageSize must be a whole number from 1 to 100, but is 0."],
    [{ pageSize: 101 }, "pageSize"],
    [{ pageSize: 1.5 }, "pageSize"],
    [{ limit: -1 }, "limit must be a whole number from 0 to Infinity, but is -1"],
    [{ limit: Number.NaN }, "limit"],
  ])("refuses %j", (options, message) => {
    expect(() => listOf({ items: [] }, options)).toThrow(message);
  });

  it("refuses a page that cannot be", async () => {
    const { list, reads } = listOf({ items: numbered(3) });
    await expect(list.page({ index: 0 })).rejects.toThrow("index");
    await expect(list.page({ index: 1, size: 1000 })).rejects.toThrow("size");
    expect(reads).toEqual([]);
  });

  it.each<[string, number[], number[]]>([
    ["more than it gives", [7], [5, 0]],
    ["more than it gives on a single page", [5], [3]],
    ["endlessly many", [1e300], [5, 0]],
    ["more than a short page at the end gives", [20], [5, 5, 5, 4]],
    ["fewer than it gives", [0], [5]],
    ["less than none", [-1], [0]],
    ["half of one", [0.5], [0]],
  ])("refuses a server that counts %s", async (_, totals, sizes) => {
    const list = new List<Item>(
      {
        read: async (index, size) => ({
          items: numbered(10).slice(0, sizes[index - 1] ?? 0),
          page: { index, size },
          total: totals[index - 1] ?? totals[0] ?? 0,
        }),
        identify: () => undefined,
      },
      { pageSize: 5 },
    );
    await expect(list).rejects.toMatchObject({ name: "ProtocolError" });
    await expect(iterate(list)).rejects.toThrow(`The server counts ${totals[0]} items`);
  });

  it("takes the last count of a list that shrinks while it is read", async () => {
    const server: Server = { items: numbered(40) };
    server.onRead = (index) => void (index === 2 && server.items.splice(20));
    expect(await iterate(listOf(server, { pageSize: 10 }).list)).toEqual(numbered(20));
  });

  it("reaches the limit although an item comes twice", async () => {
    const server: Server = { items: numbered(300) };
    server.onRead = (index) => void (index === 2 && server.items.unshift({ id: "new" }));
    const { list, reads } = listOf(server, { limit: 200 });
    expect(await list).toHaveLength(200);
    expect(reads).toEqual(["1/100", "2/100", "3/100"]);
  });

  describe("with a page that is slow", () => {
    /** Pages of one item; the second waits until it is let go, or fails then. */
    function slowSecond(count: number): {
      list: List<Item>;
      asked: number[];
      letGo: (error?: Error) => void;
    } {
      const asked: number[] = [];
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const list = new List<Item>(
        {
          read: async (index, size) => {
            asked.push(index);
            await (index === 2 ? promise : undefined);
            return { items: [{ id: `X-${index}` }], page: { index, size }, total: count };
          },
          identify: ({ id }) => id,
        },
        { pageSize: 1 },
      );
      return {
        list,
        asked,
        letGo: (error) => (error === undefined ? resolve() : reject(error)),
      };
    }
    const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

    it("reads on meanwhile, but not endlessly, and keeps the order", async () => {
      const { list, asked, letGo } = slowSecond(20);
      const all = list.then((items) => items);
      await settle();
      expect(asked).toEqual(numbered(10).map((_, place) => place + 1));
      letGo();
      expect(await all).toEqual(numbered(20));
    });

    it("asks for nothing more after it has failed", async () => {
      const { list, asked, letGo } = slowSecond(20);
      const all = list.then((items) => items);
      await settle();
      letGo(new Error("gone"));
      await expect(all).rejects.toThrow("gone");
      await settle();
      expect(asked).toHaveLength(10);
    });
  });

  it("refuses a server that gives the same page whichever is asked for", async () => {
    const list = new List<Item>({
      read: async (index, size) => ({ items: numbered(2), page: { index, size }, total: 1e9 }),
      identify: ({ id }) => id,
    });
    await expect(list).rejects.toMatchObject({ name: "ProtocolError" });
    await expect(iterate(list)).rejects.toMatchObject({ name: "ProtocolError" });
  });

  it("takes a page that is far larger than what was asked for", async () => {
    const items = numbered(300_000);
    const list = new List<Item>({
      read: async (index, size) => ({
        items: index === 1 ? items : [],
        page: { index, size },
        total: items.length,
      }),
      identify: ({ id }) => id,
    });
    expect((await list).length).toBe(items.length);
  });
});

describe("servers with pages of their own", () => {
  const pagesOf = (count: number, sizeOf: (asked: number) => number) => {
    const items = numbered(count);
    const reads: string[] = [];
    const list = (options?: ListOptions): List<Item> =>
      new List<Item>(
        {
          read: async (index, asked) => {
            reads.push(`${index}/${asked}`);
            const size = sizeOf(asked);
            const place = size >= count ? 0 : (index - 1) * size;
            return {
              items: items.slice(place, place + size),
              page: { index, size: asked },
              total: count,
            };
          },
          identify: ({ id }) => id,
        },
        options,
      );
    return { items, reads, list };
  };

  it.each([100, 450, 451, 2000])(
    "one that ignores paging is asked once: %d items",
    async (count) => {
      const { items, reads, list } = pagesOf(count, () => count);
      expect(await list()).toEqual(items);
      expect(await list({ limit: 7 })).toEqual(items.slice(0, 7));
      expect(reads).toEqual(["1/100", "1/7"]);
    },
  );

  it("one that gives more than was asked for is asked no more often than it has pages", async () => {
    const { items, reads, list } = pagesOf(450, () => 200);
    expect(await list()).toEqual(items);
    expect(reads).toEqual(["1/100", "2/100", "3/100"]);
  });
});

describe("a list of what comes all at once", () => {
  it("is a reading of its own each time", async () => {
    let loads = 0;
    const list = listOfAll(
      async () => {
        loads += 1;
        return Array.from({ length: 4 }, (_, place) => ({ of: loads, place }));
      },
      { pageSize: 2 },
    );
    const iterators = [list[Symbol.asyncIterator](), list[Symbol.asyncIterator]()];
    const seen: unknown[][] = [[], []];
    for (let item = 0; item < 4; item += 1) {
      for (const [place, iterator] of iterators.entries()) {
        const next = await iterator.next();
        seen[place]?.push(next.done === true ? undefined : next.value.of);
      }
    }
    expect(seen).toEqual([
      [1, 1, 1, 1],
      [2, 2, 2, 2],
    ]);
  });
});

describe("onProgress", () => {
  const items = Array.from({ length: 25 }, (_, index) => ({ id: `${index}` }));

  it("hears of each page, of as many items as are wanted", async () => {
    const heard: unknown[] = [];
    const onProgress = (progress: unknown): void => void heard.push(progress);
    await listOf({ items }, { pageSize: 10, onProgress }).list;
    expect(heard).toEqual([10, 20, 25].map((done) => ({ done, total: 25 })));
    heard.length = 0;
    await listOf({ items }, { pageSize: 10, limit: 12, onProgress }).list;
    expect(heard).toEqual([10, 12].map((done) => ({ done, total: 12 })));
  });

  it("ends the reading with what it throws", async () => {
    const { list, reads } = listOf(
      { items },
      {
        pageSize: 1,
        onProgress: () => {
          throw new Error("enough");
        },
      },
    );
    await expect(list).rejects.toThrow("enough");
    expect(reads.length).toBeLessThan(25);
  });
});
