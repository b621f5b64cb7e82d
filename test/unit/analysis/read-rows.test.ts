import { describe, expect, it } from "vitest";
import { readRows } from "../../../src/analysis/read-rows.ts";
import type { Listed } from "../../../src/analysis/inputs.ts";

interface Row {
  readonly id: number;
}

const numbered = (count: number): Row[] => Array.from({ length: count }, (_, id) => ({ id }));

/** A list of a server that gives these rows in pages of `most`, and counts them in its own way. */
function listOf(rows: readonly Row[], total = rows.length, most = 100) {
  const asked: string[] = [];
  const list: Listed<Row> = Object.assign(Promise.resolve(rows), {
    async page({ index, size }: { readonly index: number; readonly size: number }) {
      asked.push(`${index}/${size}`);
      const given = Math.min(size, most);
      return { items: rows.slice((index - 1) * given, index * given), total };
    },
  });
  return { list, asked };
}

describe("the rows of a list", () => {
  it.each([0, 1, 100, 101, 250])("are all %d of them, without a doubt", async (count) => {
    const { list } = listOf(numbered(count));
    expect(await readRows(list)).toEqual({ rows: numbered(count), doubt: null });
  });

  it("are counted in the pages that the server gives", async () => {
    const { list, asked } = listOf(numbered(70), 70, 30);
    expect(await readRows(list)).toEqual({ rows: numbered(70), doubt: null });
    expect(asked).toEqual(["1/100", "2/30", "3/30"]);
  });

  it.each([
    ["none of five", [], 5],
    ["a page of more", numbered(100), 120],
    ["fewer than none", [], -1],
    ["more than the server counts", numbered(2), 0],
    ["half a row", [], 0.5],
    ["endlessly many", numbered(3), 1e300],
  ])("are in doubt: %s", async (_, rows, total) => {
    const read = await readRows(listOf(rows, total).list);
    expect(read.rows).toEqual(rows);
    expect(read.doubt).toBe(`the server counts ${total} of them, but gave ${rows.length}`);
  });

  it("are in doubt where the server gives one page again and again", async () => {
    let asked = 0;
    const list: Listed<Row> = Object.assign(Promise.resolve([]), {
      async page() {
        asked += 1;
        return { items: numbered(100), total: 1000 };
      },
    });
    expect((await readRows(list)).doubt).toBe("the server counts 1000 of them, but gave 100");
    expect(asked).toBe(2);
  });

  it("are in doubt where they changed meanwhile, whatever their number says", async () => {
    const server = numbered(150);
    const list: Listed<Row> = Object.assign(Promise.resolve([]), {
      async page({ index, size }: { index: number; size: number }) {
        const items = server.slice((index - 1) * size, index * size);
        const answer = { items, total: server.length };
        // What was row 101 is on the first page now.
        server.splice(0, index === 1 ? 1 : 0);
        return answer;
      },
    });
    expect((await readRows(list)).doubt).toBe("they changed while they were read, from 150 to 149");
  });

  it("come as often as the server gives them, and then are in doubt", async () => {
    const rows = [{ id: 1 }, { id: 1 }];
    expect(await readRows(listOf(rows).list)).toEqual({
      rows,
      doubt: "the server counts 2 of them, but gave 1",
    });
  });

  it("are taken at their word where there are no pages, but must be a list", async () => {
    expect(await readRows(Promise.resolve([{}, {}]))).toEqual({ rows: [{}, {}], doubt: null });
    await expect(readRows(undefined)).rejects.toThrow("The answer is no list.");
  });
});
