import { describe, expect, it } from "vitest";
import { dispositionOf, fileNameOf, safeFileName } from "../../../../src/client/text/file-name.ts";

describe("the name in a Content-Disposition header", () => {
  it.each([
    [`attachment; filename="safe; filename*=UTF-8''evil.exe"`, "safe; filename*=UTF-8''evil.exe"],
    [`attachment; filename="my filename=evil.txt"`, "my filename=evil.txt"],
    [String.raw`attachment; filename="a\"; filename=\"b.txt"`, `a"; filename="b.txt`],
    [`attachment; filename="a;b.txt"; size=3`, "a;b.txt"],
    [`attachment; size=3; FileName = spaced.txt`, "spaced.txt"],
    ["attachment; filename=a b.txt", "a b.txt"],
    ["filename=bare.txt", "bare.txt"],
    [`attachment; filename*="UTF-8''quoted.txt"`, "quoted.txt"],
    [`attachment; filename="plain.txt"; filename*=UTF-8''%C3%A9.txt`, "é.txt"],
    ["attachment; filename*=iso-8859-1'en'%A3%20rates.txt", "£ rates.txt"],
    ["attachment; filename*=iso-8859-1''bad%ZZ; filename=ok.txt", "ok.txt"],
    ["attachment; filename*=UTF-8''\u00c3\u00a9.txt", "é.txt"],
    [`attachment; filename="\u00c3\u00a9\u00f0\u009f\u008e\u0089.txt"`, "é🎉.txt"],
    [`attachment; filename="\u00e9.txt"`, "é.txt"],
    ["attachment; filename=.gitignore", ".gitignore"],
    ["attachment; filename*=koi8-r''%C1.txt; filename=plain.txt", "plain.txt"],
    ["attachment; filename*=UTF-8''bad%ZZ; filename=ok.txt", "ok.txt"],
    ["attachment; filename*=UTF-8''photo%E2%80%AEgnp.exe", "photognp.exe"],
    ["attachment; filename*=UTF-8''%2e%2e%2Fup%00.txt", "up.txt"],
    ["attachment; filename=first.txt; filename=second.txt", "first.txt"],
    ["attachment; filename*=UTF-8''", undefined],
    ["inline", undefined],
    [null, undefined],
  ])("%s is %s", (header, name) => {
    expect(fileNameOf(header)).toBe(name);
  });

  it.each(["a b.txt", "é🎉.txt", `a"b\\'(1)*.txt`, ".gitignore", "£ rates.txt", "a;b=c.txt"])(
    "%s is read as it was written",
    (name) => {
      const header = dispositionOf(name);
      expect(fileNameOf(header)).toBe(safeFileName(name));
      // Headers are bytes.
      expect(header).toMatch(/^attachment; filename="[ -~]+"; filename\*=UTF-8''[!-~]+$/);
    },
  );

  it("takes no time to read, however long", () => {
    const start = performance.now();
    for (const part of [";", '";a="', '\\"', '"a=', "a", " ", '; a="\\"']) {
      fileNameOf(`attachment; filename="${part.repeat(20_000)}`);
      fileNameOf(part.repeat(20_000));
    }
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});

describe("a safe file name", () => {
  it.each([
    ["../../etc/passwd", "passwd"],
    [String.raw`C:\folder\file.txt`, "file.txt"],
    ["photo\u202Egnp.exe", "photognp.exe"],
    ["a\r\nb\u2028c\u0085d\ud800e", "abcde"],
    [" spaced ", "spaced"],
    ["..", undefined],
    ["folder/", undefined],
    ["", undefined],
  ])("of %s is %s", (name, safe) => {
    expect(safeFileName(name)).toBe(safe);
  });

  it("is whole, however long: only a disk cuts it", () => {
    expect(safeFileName("x".repeat(300))).toHaveLength(300);
  });
});
