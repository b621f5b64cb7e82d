import { setTimeout } from "node:timers/promises";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { Connection } from "../../../src/index.ts";
import { createBackend } from "../../../src/testing/index.ts";
import { fetchOf } from "../../fetch-of.ts";

const backend = createBackend();
const PageSchema = v.object({ index: v.number(), size: v.number() });
const SentSchema = v.object({
  query: v.string(),
  variables: v.object({ page: v.optional(PageSchema), assets: v.optional(PageSchema) }),
});
type Place = v.InferOutput<typeof PageSchema>;
const first: Place = { index: 1, size: 100 };
const cut = <Item>(items: readonly Item[], { index, size }: Place): readonly Item[] =>
  items.slice((index - 1) * size, index * size);
const numbered = (count: number): number[] => Array.from({ length: count }, (_, id) => id);

/** A connection to a server that answers this one operation in its own way, and what it was asked. */
async function openTo(
  operation: string,
  answer: (page: Place, assets: Place, time: number) => unknown,
): Promise<{ connection: Connection; asked: Place[]; flights: number[] }> {
  const asked: Place[] = [];
  const flights: number[] = [];
  let flying = 0;
  const fetch = fetchOf(async (request) => {
    const body = request.method === "POST" ? await request.clone().text() : "";
    if (!body.includes(operation)) {
      return backend.fetch(request);
    }
    const { page = first, assets = first } = v.parse(SentSchema, JSON.parse(body)).variables;
    const time = asked.push(page);
    flying += 1;
    flights.push(flying);
    await setTimeout(2);
    flying -= 1;
    return Response.json({ data: answer(page, assets, time) });
  });
  const apiToken = backend.data.users[0]?.apiToken;
  return {
    connection: await Connection.open({ apiToken, fetch, logLevel: "silent", retry: 0 }),
    asked,
    flights,
  };
}

describe("items of a dataset version", () => {
  const file = (id: number) => ({ id, name: `f${id}`, filename: null });
  const itemsOf = async (
    answer: (page: Place) => { readonly items: readonly object[]; readonly total: unknown },
    tables: (page: Place) => unknown = () => null,
  ) => {
    const { connection, ...seen } = await openTo("query resourcesItems", (page) => ({
      resourcesItems: [{ usage: null, files: answer(page), tables: tables(page) }],
    }));
    return { items: (await connection.datasetVersion("DTV-2")).items(), ...seen };
  };
  const files = numbered(950).map(file);

  it.each([950, null, 2.5, -5, 7])(
    "are read to their end when the server counts %s",
    async (total) => {
      const { items, asked } = await itemsOf((page) => ({ items: cut(files, page), total }));
      expect((await items).map(({ id }) => id)).toEqual(files.map(({ id }) => id));
      expect(asked.length).toBeLessThan(17);
    },
  );

  it.each([1e12, 1e15, 1e300])("are refused when the server counts %s", async (total) => {
    const { items, asked } = await itemsOf((page) => ({ items: cut(files, page), total }));
    const error: unknown = await items.catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: "ProtocolError", operation: "resourcesItems" });
    expect(String(error)).toMatch(
      /^ProtocolError: The server counts \S+ items in this list \(resourcesItems\): (?:it may have no end|field "total")/,
    );
    expect(asked.length).toBeLessThan(17);
  });

  it("are read to their end when pages are smaller than asked for, and unevenly filled", async () => {
    const small = (page: Place) => ({ index: page.index, size: Math.min(page.size, 40) });
    const { items } = await itemsOf(
      (page) => ({ items: cut(files, small(page)), total: null }),
      (page) => ({
        items: cut(numbered(7), small(page)).map((id) => ({ id, name: `t${id}`, tablename: null })),
        total: 7,
      }),
    );
    const all = await items;
    expect(all.filter(({ type }) => type === "file").length).toBe(950);
    expect(all.filter(({ type }) => type === "table").length).toBe(7);
  });

  it("are asked for no more than four pages at once", async () => {
    const { items, flights } = await itemsOf((page) => ({ items: cut(files, page), total: 950 }));
    expect((await items).length).toBe(950);
    expect(Math.max(...flights)).toBe(4);
  });

  it("are refused when the server gives the same page for ever", async () => {
    const { items, asked } = await itemsOf(() => ({ items: files.slice(0, 9), total: null }));
    await expect(items).rejects.toMatchObject({ code: "protocol_error" });
    expect(asked.length).toBeLessThan(10);
  });
});

describe("columns of an item", () => {
  it("are refused when the server gives the same page for ever, though they have no ids", async () => {
    const { connection, asked } = await openTo("sourceColumns", (page) => ({
      sourceColumns: { items: [{ name: "a" }, { name: "a" }], page, total: 1e5 },
    }));
    const columns = (await connection.datasetVersion("DTV-2")).columns({ id: 1, type: "file" });
    await expect(columns).rejects.toThrow("gives the same page of this list (sourceColumns) again");
    expect(asked.length).toBeLessThan(12);
  });
});

describe("sections of an iteration", () => {
  const asset = (id: number) => ({ id, index: id, type: "Comment", text: `note ${id}` });
  const held = [
    ["A", 150],
    ["A", 120],
    ["B", 330],
  ] as const;
  /** What the server says, `shift` sections on, with totals of its own. */
  const sections = (
    page: Place,
    assets: Place,
    { shift = 0, totalOf = (count: number) => count } = {},
  ) => ({
    getIterationById: {
      sections: {
        items: cut(held, { index: page.index + shift, size: page.size }).map(([name, count]) => ({
          name,
          paginatedArtifacts: {
            items: cut(numbered(count).map(asset), assets),
            page: assets,
            total: totalOf(count),
          },
        })),
        page,
        total: held.length,
      },
    },
  });
  const read = async (answer: Parameters<typeof openTo>[1]) => {
    const { connection } = await openTo("sections(", answer);
    return (await (await connection.iteration("ITR-9")).sections()).map(({ name, assets }) => [
      name,
      assets.length,
    ]);
  };

  it("hold all of their assets, also where names are the same", async () => {
    expect(await read((page, assets) => sections(page, assets))).toEqual(held);
  });

  it("are refused when they move between requests, rather than given in part", async () => {
    const moved = read((page, assets, time) => sections(page, assets, { shift: time > 1 ? 1 : 0 }));
    await expect(moved).rejects.toMatchObject({ code: "protocol_error" });
    await expect(moved).rejects.toThrow(
      "The server counts 150 items in this list (getIterationById), but gave 100.",
    );
    await expect(
      read((page, assets, time) => sections(page, assets, { totalOf: (count) => count + time })),
    ).rejects.toMatchObject({ code: "protocol_error" });
  });

  it.each([1e12, 1e15, 2.5, -5, 0])("are refused when the server counts %s", async (total) => {
    await expect(
      read((page, assets) => sections(page, assets, { totalOf: () => total })),
    ).rejects.toThrow(
      total === 0
        ? /of 0 assets of section "A"|The server counts 0 items in this list \(getIterationById\), but gave/
        : new RegExp(
            `^The server counts ${total} items in this list \\(getIterationById\\): (?:it may have no end|field "total")`,
          ),
    );
  });
});

describe("what the protocol gives all at once", () => {
  it("is asked for again after a failure, whichever page is wanted", async () => {
    const { connection } = await openTo("getProjectTemplateList", (_, __, time) => ({
      getProjectTemplateList: time === 1 ? "broken" : [{ name: "One" }, { name: "Two" }],
    }));
    const templates = (await connection.workspace("WSP-1")).templates();
    await expect(templates.page({ index: 2, size: 1 })).rejects.toThrow();
    expect((await templates.page({ index: 2, size: 1 })).items).toMatchObject([{ name: "Two" }]);
  });
});
