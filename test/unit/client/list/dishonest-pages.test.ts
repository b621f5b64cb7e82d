import { describe, expect, it } from "vitest";
import { List, type ListOptions } from "../../../../src/client/list/list.ts";
import type { Page } from "../../../../src/client/list/page.ts";
import { fromTheEnd } from "../../../../src/resources/reading/newest-first.ts";

interface Item {
  readonly id: string;
}

const from = (start: number, count: number): Item[] =>
  Array.from({ length: count }, (_, n) => ({ id: `X-${start + n}` }));

/** A list whose pages come as they are told to; `reads` counts them. */
function listOf(
  page: (index: number, size: number) => Partial<Page<Item>>,
  options: ListOptions = {},
): { readonly list: List<Item>; readonly reads: () => number } {
  let reads = 0;
  const list = new List<Item>(
    {
      read: async (index, size) => {
        reads += 1;
        return { items: [], page: { index, size }, total: 0, ...page(index, size) };
      },
      identify: ({ id }) => id,
      operation: "getThings",
    },
    options,
  );
  return { list, reads: () => reads };
}

async function iterate(list: List<Item>): Promise<number> {
  const items: Item[] = [];
  for await (const item of list) {
    items.push(item);
  }
  return items.length;
}

describe("pages that are not what the server says of them", () => {
  it("are refused when whole pages come again and others not at all", async () => {
    const again = listOf(() => ({ items: from(1, 100), total: 150 })).list;
    const refusal = { name: "ProtocolError", operation: "getThings" };
    await expect(again).rejects.toMatchObject(refusal);
    await expect(again).rejects.toThrow(/counts 150 items.*getThings.*some.* 50 not at all/u);
    await expect(iterate(again)).rejects.toMatchObject(refusal);
    const overlapping = listOf((index) => ({ items: from(index * 50, 100), total: 300 })).list;
    await expect(overlapping).rejects.toMatchObject(refusal);
    const single = listOf(() => ({ items: from(1, 1), total: 2 }), { pageSize: 1 }).list;
    await expect(single).rejects.toMatchObject(refusal);
  });

  it("are given as they are when a few come again, and to the limit in any case", async () => {
    // Two were put in front meanwhile: they slide two others to the next page.
    const shifted = listOf((index) => ({
      items: index === 1 ? from(1, 100) : from(99, 52),
      total: index === 1 ? 150 : 152,
    })).list;
    expect(await shifted).toHaveLength(150);
    // As many were taken away elsewhere, so that the count stays.
    const swapped = listOf((index) => ({
      items: index === 1 ? from(1, 100) : from(99, 50),
      total: 150,
    })).list;
    expect(await swapped).toHaveLength(148);
    const limited = listOf(() => ({ items: from(1, 100), total: 150 }), { limit: 80 }).list;
    expect(await limited).toHaveLength(80);
  });

  it.each([-5, 1.5, 1e308, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])(
    "are refused when they count %s items",
    async (total) => {
      const { list } = listOf(() => ({ items: from(1, 1), total }));
      for (const asked of [list.total(), list.page({ index: 1 }), list.first(), iterate(list)]) {
        await expect(asked).rejects.toMatchObject({ name: "ProtocolError" });
        await expect(asked).rejects.toThrow(/getThings.*"total"/u);
      }
    },
  );

  it("are read to an end, although the count grows with each", async () => {
    const { list, reads } = listOf((index, size) => ({
      items: from(1 + (index - 1) * size, size),
      total: (index + 10) * size,
    }));
    await expect(list).rejects.toMatchObject({ name: "ProtocolError" });
    expect(reads()).toBeLessThan(200);
    await expect(iterate(list)).rejects.toThrow(/may have no end.*limit/u);
    expect(
      await listOf((index) => ({ items: from(index, 1), total: index + 1 }), {
        limit: 30,
        pageSize: 1,
      }).list,
    ).toHaveLength(30);
  });

  it("are not begun with when more are counted than anybody holds", async () => {
    const endless = (index: number, size: number): Partial<Page<Item>> => ({
      items: from(1 + (index - 1) * size, size),
      total: 1e12,
    });
    const { list, reads } = listOf(endless);
    await expect(list).rejects.toThrow(/1000000000000 items.*may have no end\. Set a limit/u);
    expect(reads()).toBe(1);
    expect(await listOf(endless, { limit: 250 }).list).toHaveLength(250);
    const seen: Item[] = [];
    for await (const item of listOf(endless).list) {
      if (seen.push(item) === 250) {
        break;
      }
    }
    expect(seen).toHaveLength(250);
  });

  it("are asked for in whole sizes, whatever size the first one tells", async () => {
    for (const told of [1.5, 0, -3, 1, 1e9, Number.NaN]) {
      const sizes: number[] = [];
      const { list } = listOf((index, size) => {
        sizes.push(size);
        return {
          items: from(1 + (index - 1) * size, Math.min(size, 250 - (index - 1) * size)),
          page: { index, size: told },
          total: 250,
        };
      });
      expect((await list).map(({ id }) => id)).toEqual(from(1, 250).map(({ id }) => id));
      expect(sizes).toEqual([100, 100, 100]);
    }
  });
});

describe("a list read from its end", () => {
  const reading = async (served: (asked: number) => number, told: number): Promise<string[]> => {
    const all = from(1, 250);
    const read = fromTheEnd<Item>(async ({ index, size }) => {
      const most = served(size);
      expect(Number.isInteger(index) && Number.isInteger(size)).toBe(true);
      return {
        items: all.slice((index - 1) * most, index * most),
        page: { index, size: told },
        total: all.length,
      };
    });
    const list = new List<Item>({
      read: (index, size, options) => read({ index, size }, options),
      identify: () => undefined,
    });
    return (await list).map(({ id }) => id);
  };
  const expected = from(1, 250)
    .map(({ id }) => id)
    .toReversed();

  it.each<[string, (asked: number) => number, number]>([
    ["tells a size in fractions", (asked) => asked, 1.5],
    ["tells a size far too small", (asked) => asked, 1],
    ["tells a size far too large", (asked) => asked, 1e9],
    ["gives fewer than it tells", (asked) => Math.min(asked, 30), 100],
    ["gives more than was asked for", () => 120, 100],
    ["takes no page", () => 250, 100],
  ])("is whole, and in its order, where the server %s", async (_, served, told) => {
    expect(await reading(served, told)).toEqual(expected);
  });
});
