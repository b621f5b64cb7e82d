import { describe, expect, it } from "vitest";
import { downloadBody } from "../../../../src/client/http/download-body.ts";
import { createRedactor } from "../../../../src/client/text/redactor.ts";

const facts = { operation: "download", timeout: 1_000, signal: undefined, reference: "a.csv" };
const redactor = createRedactor();
redactor.add("canary");
const open = (response: Response, signal?: AbortSignal) =>
  downloadBody(response, new AbortController(), { ...facts, signal }, redactor);
const read = (response: Response): Promise<string> => new Response(open(response).stream).text();
const withLength = (length: string, extra: Record<string, string> = {}): Response =>
  new Response("12345", { headers: { "content-length": length, ...extra } });

describe("the body of a download", () => {
  it("has a size where the server's word can be relied on", () => {
    expect(open(withLength("5")).size).toBe(5);
    expect(open(withLength("0")).size).toBe(0);
    for (const length of ["abc", "", "-5", "5.5", "1e3", "0x5", "5, 5"]) {
      expect(open(withLength(length)).size).toBeUndefined();
    }
    expect(open(withLength("5", { "content-encoding": "gzip" })).size).toBeUndefined();
    const foreign = Object.defineProperty(withLength("5"), "type", { value: "cors" });
    expect(open(foreign).size).toBeUndefined();
  });

  it("is told when it ends too soon, and when its connection drops", async () => {
    await expect(read(withLength("1002"))).rejects.toMatchObject({
      name: "NetworkError",
      message: 'The file "a.csv" ended 997 bytes too soon. Download it again.',
      operation: "download",
      resource: "file",
      reference: "a.csv",
    });
    expect(await read(withLength("abc"))).toBe("12345");
    const dropped = new ReadableStream({ pull: (out) => out.error(new Error("reset by canary")) });
    await expect(read(new Response(dropped))).rejects.toMatchObject({
      name: "NetworkError",
      message: 'The file "a.csv" broke off. Download it again.',
      cause: { message: "reset by [secret]" },
    });
  });

  it("is told to have begun with its first byte or its cancelling", async () => {
    const body = open(withLength("5"));
    expect(body.begun).toBe(false);
    await body.stream.getReader().read();
    expect(body.begun).toBe(true);
    const other = open(withLength("5"));
    await other.stream.cancel();
    expect(other.begun).toBe(true);
  });

  it("ends with the signal's reason, also before it is read", async () => {
    const controller = new AbortController();
    const { stream } = open(withLength("5"), controller.signal);
    controller.abort("enough");
    await expect(stream.getReader().read()).rejects.toBe("enough");
  });
});
