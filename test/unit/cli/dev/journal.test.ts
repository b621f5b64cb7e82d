import { appendFile, mkdtemp, readdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { encodeLine } from "../../../../src/cli/dev/journal-line.ts";
import { beginJournal, findJournal } from "../../../../src/cli/dev/journal.ts";

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "vectice-journal-"));
  path = join(folder, "vectice.json");
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const exportAll = (): unknown => ({ version: 1, texts: ["a\u2028b", "✓"] });
const change = (id: number): unknown => ({ kind: "projects", set: { id, name: `P${id}` } });
const file = (text: string): unknown => ({
  kind: "files",
  set: { content: { base64: btoa(text) } },
});

describe("a journal", () => {
  it("is not there at first, and then holds all that it was given, in order", async () => {
    expect(await findJournal(path)).toBeUndefined();
    const journal = await beginJournal(path, { exportAll });
    await Promise.all([1, 2, 3].map((id) => journal.append([change(id)])));
    await journal.append([change(4), change(5)]);
    expect(await findJournal(path)).toEqual({
      data: exportAll(),
      changes: [1, 2, 3, 4, 5].map(change),
      torn: 0,
    });
    await journal.close();
  });

  it("cut anywhere holds what was whole, and says how much was not", async () => {
    const journal = await beginJournal(path, { exportAll });
    const begun = (await readFile(path)).length;
    const ends = [begun];
    for (const id of [1, 2, 3]) {
      await journal.append([change(id)]);
      ends.push((await readFile(path)).length);
    }
    await journal.close();
    const whole = await readFile(path);
    for (let length = whole.length; length >= begun; length -= 1) {
      await writeFile(path, whole.subarray(0, length));
      const kept = ends.filter((end) => end <= length).length - 1;
      expect(await findJournal(path)).toEqual({
        data: exportAll(),
        changes: [1, 2, 3].slice(0, kept).map(change),
        torn: length - (ends[kept] ?? 0),
      });
    }
    await truncate(path, begun - 1);
    await expect(findJournal(path)).rejects.toThrow("is no data of vectice dev");
  });

  it("is refused when it is damaged before its end", async () => {
    const journal = await beginJournal(path, { exportAll });
    for (const id of [1, 2, 3]) {
      await journal.append([change(id)]);
    }
    await journal.close();
    const text = await readFile(path, "utf8");
    await writeFile(path, text.replace("P2", "P9"));
    await expect(findJournal(path)).rejects.toThrow("damaged in line 3");
    await writeFile(path, text + text);
    await expect(findJournal(path)).rejects.toThrow("damaged in line 5");
    // At the end it may be what a disk left of a write that was never answered.
    await writeFile(path, text.replace("P3", "P9"));
    expect(await findJournal(path)).toMatchObject({ changes: [1, 2].map(change) });
    await appendFile(path, "\u0000\u0000\u0000\n");
    expect(await findJournal(path)).toMatchObject({ changes: [1, 2].map(change) });
  });

  it("of a newer version, and any other file, is refused", async () => {
    await writeFile(path, encodeLine({ vecticeJournal: 2, data: {} }));
    await expect(findJournal(path)).rejects.toThrow("newer version");
    for (const text of ["", "{}\n", '{"workspaces":[]}']) {
      await writeFile(path, text);
      await expect(findJournal(path)).rejects.toThrow("is no data of vectice dev");
      expect(await readFile(path, "utf8")).toBe(text);
    }
  });

  it("is written anew when it has grown, and loses nothing meanwhile", async () => {
    const held = new Map<number, unknown>();
    const journal = await beginJournal(path, {
      exportAll: () => [...held.values()],
      compactAfter: 2000,
    });
    await Promise.all(
      Array.from({ length: 300 }, async (_, id) => {
        await new Promise((resolve) => {
          setTimeout(resolve, id / 5);
        });
        held.set(id, change(id));
        await journal.append([change(id)]);
      }),
    );
    await journal.close();
    const { data, changes } = (await findJournal(path)) ?? { data: [], changes: [] };
    expect(Array.isArray(data) && data.length).toBeGreaterThan(0);
    const all = new Set([data, changes].flat().map((value) => JSON.stringify(value)));
    expect(all).toEqual(new Set([...held.values()].map((value) => JSON.stringify(value))));
    expect((await readFile(path, "utf8")).split("\n").length).toBeLessThan(300);
  });

  it("fails every write after one that failed, because nothing may stand behind half a line", async () => {
    const journal = await beginJournal(path, { exportAll });
    await journal.close();
    // A closed file stands for a disk that is full.
    const broken = await beginJournal(join(folder, "other.json"), { exportAll });
    await rm(`${join(folder, "other.json")}.files`, { recursive: true, force: true });
    await writeFile(`${join(folder, "other.json")}.files`, "in the way of the folder");
    await expect(broken.append([file("x")])).rejects.toThrow();
    await expect(broken.append([change(1)])).rejects.toThrow();
    await broken.close();
    expect((await findJournal(join(folder, "other.json")))?.changes).toEqual([]);
  });
});

describe("files", () => {
  it("lie beside the journal under their hash, the same content once, and come back", async () => {
    const journal = await beginJournal(path, { exportAll });
    const changes = [file("one"), file("two"), file("one"), { content: { base64: "no base 64" } }];
    await journal.append(changes);
    await journal.close();
    expect(await readFile(path, "utf8")).not.toContain(btoa("one"));
    expect(await readdir(`${path}.files`)).toHaveLength(2);
    expect((await findJournal(path))?.changes).toEqual(changes);
  });

  it("that nothing speaks of any more are removed with the next journal, the others stay", async () => {
    const journal = await beginJournal(path, { exportAll });
    await journal.append([file("one"), file("two")]);
    await journal.close();
    const next = await beginJournal(path, { exportAll: () => file("two") });
    await next.close();
    expect(await readdir(`${path}.files`)).toHaveLength(1);
    expect((await findJournal(path))?.data).toEqual(file("two"));
  });

  it("that are missing or damaged are named", async () => {
    const journal = await beginJournal(path, { exportAll });
    await journal.append([file("one")]);
    await journal.close();
    const [name = ""] = await readdir(`${path}.files`);
    await writeFile(join(`${path}.files`, name), "One");
    await expect(findJournal(path)).rejects.toThrow(name);
    await rm(join(`${path}.files`, name));
    await expect(findJournal(path)).rejects.toThrow(name);
  });
});
