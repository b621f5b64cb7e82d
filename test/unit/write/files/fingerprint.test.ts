import { createHash } from "node:crypto";
import { describe, expect, it, vi } from "vitest";
import { nodeWriting } from "../../../../src/environment/node-writing.ts";
import { fingerprint, type FingerprintOptions } from "../../../../src/write/files/fingerprint.ts";

const abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
const pageWriting = { createSha256: undefined };

const lines: string[] = [];
const taken = (
  content: Parameters<typeof fingerprint>[2],
  options: FingerprintOptions = {},
  environment: Pick<typeof nodeWriting, "createSha256"> = pageWriting,
): ReturnType<typeof fingerprint> => {
  lines.length = 0;
  const logger = { warn: (line: string) => void lines.push(line) };
  return fingerprint({ logger, environment }, "a.csv", content, options);
};

/** A stream of as many chunks. */
async function* chunks(count: number, size: number): AsyncGenerator<Uint8Array> {
  for (let index = 0; index < count; index += 1) {
    yield new Uint8Array(size).fill(index);
  }
}

const bytesOf = (count: number, size: number): Uint8Array =>
  Uint8Array.from({ length: count * size }, (_byte, place) => Math.floor(place / size));

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

describe.each([
  ["by pieces", nodeWriting],
  ["whole", pageWriting],
])("the fingerprint of a file, taken %s", (_name, environment) => {
  it("is the SHA-256 of its content in hexadecimal, beside its size", async () => {
    expect(await taken(new Blob(["abc"]), {}, environment)).toEqual({ size: 3, sha256: abc });
    expect(await taken(new Blob([]), {}, environment)).toEqual({
      size: 0,
      sha256: sha256(new Uint8Array()),
    });
    expect(await taken(chunks(5, 70_000), {}, environment)).toEqual({
      size: 350_000,
      sha256: sha256(bytesOf(5, 70_000)),
    });
    expect(await taken(new Blob(["abc"]).stream(), {}, environment)).toEqual({
      size: 3,
      sha256: abc,
    });
    expect(lines).toEqual([]);
  });

  it("tells how far it is: never less, and all of it at the end", async () => {
    const told: unknown[] = [];
    await taken(
      new Blob(["abc"]),
      { onProgress: (progress) => void told.push(progress) },
      environment,
    );
    expect(told[0]).toEqual({ phase: "hashing", file: "a.csv", loaded: 0, total: 3 });
    expect(told.at(-1)).toEqual({ phase: "hashing", file: "a.csv", loaded: 3, total: 3 });
  });

  it("ends when it is aborted, also where the stream gives nothing more, and lets go of that", async () => {
    const cancelled = vi.fn<(reason: unknown) => void>();
    const stuck = new ReadableStream<Uint8Array>({ cancel: cancelled });
    const controller = new AbortController();
    const waiting = taken(stuck, { signal: controller.signal }, environment);
    controller.abort(new Error("enough"));
    await expect(waiting).rejects.toThrow("enough");
    await vi.waitFor(() => expect(cancelled).toHaveBeenCalledOnce());
  });

  it("refuses a stream of something else than bytes", async () => {
    const text = new ReadableStream<unknown>({
      start: (out) => {
        out.enqueue("abc");
        out.close();
      },
    });
    await expect(taken(text, {}, environment)).rejects.toThrow(
      "gives a string; it must give bytes",
    );
  });
});

describe("the fingerprint of a large file in a page", () => {
  const large = 33_554_433;

  it("is left out with a warning, and nothing of a stream is kept", async () => {
    expect(await taken(new Blob([new Uint8Array(large)]))).toEqual({ size: large, sha256: null });
    expect(lines).toEqual([expect.stringContaining('"a.csv" is told without its fingerprint')]);
    expect(await taken(chunks(33, 1_048_576))).toEqual({ size: 34_603_008, sha256: null });
    expect(lines).toHaveLength(1);
  });

  it("is what the caller's own function gives", async () => {
    const own = vi.fn<(file: Blob) => Promise<string>>(() => Promise.resolve(abc.toUpperCase()));
    expect(await taken(new Blob([new Uint8Array(large)]), { sha256: own })).toEqual({
      size: large,
      sha256: abc,
    });
    expect(own.mock.calls[0]?.[0].size).toBe(large);
    expect(lines).toEqual([]);
  });

  it("is refused where that function gives something else", async () => {
    await expect(taken(new Blob(["abc"]), { sha256: async () => "md5" })).rejects.toThrow(
      'The option sha256 gave no SHA-256 in hexadecimal for "a.csv".',
    );
  });

  it("is left out without the platform's crypto, which plain http pages have not", async () => {
    vi.stubGlobal("crypto", {});
    try {
      expect(await taken(new Blob(["abc"]))).toEqual({ size: 3, sha256: null });
      expect(await taken(chunks(1, 3))).toEqual({ size: 3, sha256: null });
      expect(lines).toHaveLength(1);
    } finally {
      vi.unstubAllGlobals();
    }
  });
});
