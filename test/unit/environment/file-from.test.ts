import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { fileFrom } from "../../../src/index.ts";

const folder = mkdtempSync(join(tmpdir(), "vectice-file-"));
writeFileSync(join(folder, "b c.csv"), "a,b\n");

describe("fileFrom", () => {
  it("gives a file at once, and looks at the disk when it is used", async () => {
    const path = join(folder, "later.txt");
    const file = fileFrom(path, { type: "text/plain" });
    expect(file).toMatchObject({ kind: "diskFile", name: "later.txt", path, type: "text/plain" });
    expect(Object.isFrozen(file)).toBe(true);
    await expect(file.look()).rejects.toThrow(
      `There is no file "${path}". Look for a slip in the path.`,
    );
    await expect(fileFrom("no.txt").look()).rejects.toThrow(
      /^There is no file "no.txt" \("\/.*no.txt"\)\. /,
    );
    await expect(file.look()).rejects.toHaveProperty("name", "InvalidRequestError");
    await expect(file.open()).rejects.toThrow("There is no file");
    writeFileSync(path, "now");
    expect(await file.look()).toMatchObject({ folder: false, size: 3, path });
    const blob = await file.open();
    expect([await blob.text(), blob.type]).toEqual(["now", "text/plain"]);
  });

  it("gives its content in pieces, all of it in their order", async () => {
    const path = join(folder, "large.bin");
    const bytes = Uint8Array.from({ length: 2_500_000 }, (_, place) => (place / 7) % 256);
    writeFileSync(path, bytes);
    const read: Uint8Array[] = [];
    for await (const piece of fileFrom(path).pieces()) {
      read.push(piece.slice());
    }
    expect(read.map(({ length }) => length)).toEqual([1_048_576, 1_048_576, 402_848]);
    expect(Buffer.concat(read).equals(bytes)).toBe(true);
    const none = fileFrom(join(folder, "none.bin")).pieces()[Symbol.asyncIterator]();
    await expect(none.next()).rejects.toThrow("There is no file");
  });

  it("takes relative paths and file: URLs, and another name", async () => {
    const path = join(folder, "b c.csv");
    const near = relative(process.cwd(), path);
    expect(fileFrom(near)).toMatchObject({ path: near, name: "b c.csv" });
    expect((await fileFrom(near).look()).path).toBe(path);
    expect(fileFrom(pathToFileURL(path))).toMatchObject({ path, name: "b c.csv" });
    expect(fileFrom(path, { name: "data.csv" }).name).toBe("data.csv");
  });

  it.each(["", "a\0b", new URL("https://example.com/a.csv"), 7, null, undefined])(
    "refuses %s at once",
    (path) => {
      expect(() => {
        Reflect.apply(fileFrom, undefined, [path]);
      }).toThrow("fileFrom takes a path or a file: URL");
    },
  );

  it("finds the files of a folder by their lower-cased paths, hidden ones skipped", async () => {
    const place = join(folder, "data");
    mkdirSync(join(place, "Sub", ".git"), { recursive: true });
    for (const name of ["b.csv", "A.csv", ".hidden", "Sub/c.csv", "Sub/.git/config", "z.csv"]) {
      writeFileSync(join(place, name), name);
    }
    symlinkSync(join(folder, "b c.csv"), join(place, "link.csv"));
    symlinkSync(folder, join(place, "circle"));
    const dataset = fileFrom(place);
    expect((await dataset.look()).folder).toBe(true);
    const found = (await dataset.files()).map(({ path }) => relative(place, path));
    expect(found).toEqual(["A.csv", "b.csv", "link.csv", join("Sub", "c.csv"), "z.csv"]);
  });
});
