import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  Connection,
  type Download,
  type DownloadProgress,
  type SaveOptions,
} from "../../../src/index.ts";
import { createBackend } from "../../../src/testing/index.ts";
import { fetchOf } from "../../fetch-of.ts";

const backend = createBackend();
const apiToken = backend.data.users[0]?.apiToken;
let folder = "";
const at = (name: string): string => join(folder, name);

/** A download of which the server says this much, and calls it this. */
async function download(name = "a.csv", headers: Record<string, string> = {}): Promise<Download> {
  const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(name)}`;
  const fetch = fetchOf((request) =>
    request.url.includes("/api/attachments/")
      ? new Response("fresh", { headers: { "content-disposition": disposition, ...headers } })
      : backend.fetch(request),
  );
  const options = { apiToken, fetch, logLevel: "silent", retry: 0 } as const;
  return (await (await Connection.open(options)).modelVersion("MDV-12")).download("a.csv");
}
const cutShort = () => download("a.csv", { "content-length": "1000" });
const save = async (
  file: Download | Promise<Download>,
  path?: string | URL,
  options?: SaveOptions,
): Promise<string> => (await file).save(path, options);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "vectice-save-"));
  vi.spyOn(process, "cwd").mockReturnValue(folder);
});

afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

describe("saving a download", () => {
  it("writes it under its own name into the working directory, a folder, or to a path", async () => {
    mkdirSync(at("there"));
    expect(await save(download())).toBe(at("a.csv"));
    expect(await save(download(), at("there"))).toBe(at("there/a.csv"));
    expect(await save(download("b.csv"), pathToFileURL(at("there/")))).toBe(at("there/b.csv"));
    expect(await save(download(), pathToFileURL(at("c.csv")))).toBe(at("c.csv"));
    expect(readFileSync(at("c.csv"), "utf8")).toBe("fresh");
    expect(readdirSync(folder).toSorted()).toEqual(["a.csv", "c.csv", "there"]);
  });

  it("tells how far it is, the last time when the file is in its place", async () => {
    const told: [DownloadProgress, boolean][] = [];
    const onProgress = (progress: DownloadProgress): void =>
      void told.push([progress, existsSync(at("b.csv"))]);
    await save(download("a.csv", { "content-length": "5" }), at("b.csv"), { onProgress });
    expect(told).toEqual([[{ done: 5, total: 5 }, true]]);
    // Without a size there is no total, and each chunk is told.
    await save(download(), at("c.csv"), { onProgress });
    expect(told.slice(1).map(([progress]) => progress)).toEqual([{ done: 5 }, { done: 5 }]);
    told.length = 0;
    await expect(save(cutShort(), at("d.csv"), { onProgress })).rejects.toThrow("too soon");
    expect(told).toEqual([[{ done: 5, total: 1000 }, true]]);
    const failing = { onProgress: () => expect.fail("no bar") };
    expect(await save(download(), at("e.csv"), failing)).toBe(at("e.csv"));
    expect(readFileSync(at("e.csv"), "utf8")).toBe("fresh");
  });

  it("leaves the file that is there alone when it is cut short", async () => {
    writeFileSync(at("good.csv"), "precious");
    await expect(save(cutShort(), at("good.csv"))).rejects.toThrow(
      'The file "a.csv" ended 995 bytes too soon. Download it again.',
    );
    await expect(save(cutShort(), `${folder}/`)).rejects.toThrow("995 bytes too soon");
    expect(readFileSync(at("good.csv"), "utf8")).toBe("precious");
    expect(readdirSync(folder)).toEqual(["good.csv"]);
  });

  it("replaces a file in a folder when told to, and never what a link leads to", async () => {
    writeFileSync(at("a.csv"), "old", { mode: 0o600 });
    await expect(save(download(), folder, { overwrite: false })).rejects.toThrow(
      `"${at("a.csv")}" exists already. Pass { overwrite: true }, or the path to write to.`,
    );
    expect(await save(download(), folder, { overwrite: true })).toBe(at("a.csv"));
    expect(readFileSync(at("a.csv"), "utf8")).toBe("fresh");
    expect(statSync(at("a.csv")).mode & 0o777).toBe(0o600);
    expect(await save(download("new.csv"), folder, { overwrite: true })).toBe(at("new.csv"));
    await expect(save(cutShort(), folder, { overwrite: true })).rejects.toThrow("too soon");
    expect(readFileSync(at("a.csv"), "utf8")).toBe("fresh");
    writeFileSync(at("precious"), "precious");
    symlinkSync(at("precious"), at("b.csv"));
    await save(download("b.csv"), folder, { overwrite: true });
    expect(readFileSync(at("precious"), "utf8")).toBe("precious");
    expect(lstatSync(at("b.csv")).isSymbolicLink()).toBe(false);
    mkdirSync(at("c.csv"));
    await expect(save(download("c.csv"), folder, { overwrite: true })).rejects.toMatchObject({
      code: "invalid_request",
    });
    expect(readdirSync(folder).toSorted()).toEqual([
      "a.csv",
      "b.csv",
      "c.csv",
      "new.csv",
      "precious",
    ]);
  });

  it("replaces the file at its own path, with its permissions, and no other", async () => {
    writeFileSync(at("a.csv"), "old", { mode: 0o600 });
    const file = await download();
    await expect(file.save()).rejects.toMatchObject({ code: "invalid_request" });
    expect(readFileSync(at("a.csv"), "utf8")).toBe("old");
    // Nothing of it was read.
    expect(await file.save(at("a.csv"))).toBe(at("a.csv"));
    expect(readFileSync(at("a.csv"), "utf8")).toBe("fresh");
    expect(statSync(at("a.csv")).mode & 0o777).toBe(0o600);
  });

  it("writes through a link, and keeps both when it is cut short", async () => {
    writeFileSync(at("target.csv"), "precious");
    symlinkSync("target.csv", at("link.csv"));
    await expect(save(cutShort(), at("link.csv"))).rejects.toThrow("too soon");
    expect(readFileSync(at("target.csv"), "utf8")).toBe("precious");
    await save(download(), at("link.csv"));
    expect(lstatSync(at("link.csv")).isSymbolicLink()).toBe(true);
    expect(readFileSync(at("target.csv"), "utf8")).toBe("fresh");
  });

  it("writes into what is no regular file, and never removes it", async () => {
    symlinkSync("/dev/null", at("null"));
    await expect(save(cutShort(), at("null"))).rejects.toThrow("too soon");
    expect(await save(download(), at("null"))).toBe(at("null"));
    expect(lstatSync(at("null")).isSymbolicLink()).toBe(true);
    expect(statSync("/dev/null").isCharacterDevice()).toBe(true);
  });

  it("is done once; a second reading touches no file", async () => {
    writeFileSync(at("good.csv"), "precious");
    const read = await download();
    await read.text();
    const cancelled = await download();
    await cancelled.stream.cancel();
    const given = await download();
    await given.stream.pipeTo(new WritableStream());
    for (const file of [read, cancelled, given]) {
      const again = [file.text(), file.blob(), file.bytes(), save(file, at("good.csv"))];
      for (const outcome of await Promise.allSettled(again)) {
        expect(outcome).toMatchObject({
          reason: {
            code: "invalid_request",
            message: '"a.csv" was already read. Call download() again.',
          },
        });
      }
    }
    const twice = await download();
    const both = await Promise.allSettled([save(twice), save(twice, at("other.csv"))]);
    expect(both).toMatchObject([{ status: "fulfilled" }, { reason: { code: "invalid_request" } }]);
    expect(readdirSync(folder).toSorted()).toEqual(["a.csv", "good.csv"]);
    expect(readFileSync(at("good.csv"), "utf8")).toBe("precious");
  });

  it.each([
    [".env.local", "_env.local"],
    [".eslintrc.json", "_eslintrc.json"],
    [".vectice", "_vectice"],
    ["...hidden.txt", "___hidden.txt"],
    ["\u202E.env", "_env"],
    ["photo\u202Egnp.exe", "photognp.exe"],
    ["../../up.txt", "up.txt"],
    ["...", "a.csv"],
    ['a<b>"?.txt', "a_b___.txt"],
    [`${"x".repeat(300)}.csv`, `${"x".repeat(251)}.csv`],
    [`${"🎉".repeat(200)}.csv`, `${"🎉".repeat(62)}.csv`],
  ])("calls %s %s", async (name, expected) => {
    expect(await save(download(name), folder)).toBe(at(expected));
    expect(readdirSync(folder)).toEqual([expected]);
  });

  it.each([
    ["a folder that is not there", () => at("none/"), /none\/a\.csv" cannot be written \(ENOENT\)/],
    ["a file in one", () => at("none/a.csv"), /none\/a\.csv" cannot be written \(ENOENT\)/],
    ["a path with NUL", () => `${folder}/a\0b`, /cannot be written \(ERR_INVALID_ARG_VALUE\)/],
    ["a web address", () => new URL("https://host/a"), /is no place .*\(ERR_INVALID_URL_SCHEME\)/],
  ])("refuses %s with an error of its own", async (_, path, message) => {
    await expect(save(download(), path())).rejects.toThrow(message);
    await expect(save(download(), path())).rejects.toMatchObject({ code: "invalid_request" });
    expect(readdirSync(folder)).toEqual([]);
  });

  it("refuses what is no path, and a working directory that is gone", async () => {
    const file = await download();
    const given: unknown = 5;
    await expect(Reflect.apply(file.save, file, [given])).rejects.toThrow(
      "save takes a path or a file: URL, but got a number.",
    );
    vi.spyOn(process, "cwd").mockImplementation(() => {
      throw Object.assign(new Error("uv_cwd"), { code: "ENOENT" });
    });
    await expect(file.save()).rejects.toThrow(
      "The working directory is no place to save to (ENOENT)",
    );
    expect(await file.save(at("a.csv"))).toBe(at("a.csv"));
  });
});
