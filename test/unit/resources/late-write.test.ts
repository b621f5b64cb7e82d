import { describe, expect, it } from "vitest";
import { lateWrite } from "../../../src/resources/late-write.ts";
import { plainWriting } from "../../../src/environment/plain-writing.ts";
import { createClient } from "../../../src/client/client.ts";
import { createLimiter } from "../../../src/client/http/limiter.ts";
import { createLogger } from "../../../src/client/text/logger.ts";
import { createRedactor } from "../../../src/client/text/redactor.ts";

const redactor = createRedactor();
const client = createClient({
  host: "https://vectice.example.com",
  fetch: undefined,
  headers: new Headers(),
  timeout: 1000,
  retry: 0,
  limiter: createLimiter(1),
  redactor,
  logger: createLogger(console, "silent", redactor.redact),
  explain: () => "",
  credentials: { session: true },
});

describe("the half that writes", () => {
  it("is loaded once, and calls start in their order", async () => {
    let loads = 0;
    const write = lateWrite(
      client,
      async () => {
        loads += 1;
        await new Promise((resolve) => {
          setTimeout(resolve, 10);
        });
        return plainWriting;
      },
      undefined,
    );
    const seen: number[] = [];
    const runtimes = await Promise.all(
      [1, 2, 3, 4].map((call) =>
        write([call, {}], async (_, runtime, ...[given]) => {
          seen.push(given);
          return runtime;
        }),
      ),
    );
    expect(seen).toEqual([1, 2, 3, 4]);
    expect(loads).toBe(1);
    expect(new Set(runtimes).size, "one line for all").toBe(1);
  });

  it("says that it could not be loaded, and is loaded anew with the next write", async () => {
    let loads = 0;
    const write = lateWrite(
      client,
      async () => {
        loads += 1;
        if (loads === 1) {
          throw new TypeError("Failed to fetch dynamically imported module");
        }
        return plainWriting;
      },
      undefined,
    );
    await expect(write([], async () => "done")).rejects.toMatchObject({
      name: "NetworkError",
      cause: new TypeError("Failed to fetch dynamically imported module"),
    });
    expect(await write([], async () => "done")).toBe("done");
    expect(loads).toBe(2);
  });

  it("writes what was given when the call was made, before and after it is loaded", async () => {
    const write = lateWrite(client, async () => plainWriting, undefined);
    const signal = new AbortController().signal;
    const data = new Uint8Array([1]);
    const chunks = { async *[Symbol.asyncIterator]() {} };
    const read = (): Promise<string> => {
      const rows: Record<string, unknown>[] = [{ day: new Date(0), list: [1], data }];
      const given = [rows, { signal, chunks }] as const;
      const text = write(given, async (_, __, rows, options) => {
        expect(options.signal).toBe(signal);
        expect(options.chunks).toBe(chunks);
        return JSON.stringify(rows);
      });
      rows[0] = { day: "another" };
      data[0] = 2;
      return text;
    };
    const [first, second] = [read(), read()];
    expect(await first).toBe('[{"day":"1970-01-01T00:00:00.000Z","list":[1],"data":{"0":1}}]');
    expect(await second).toBe('[{"day":"1970-01-01T00:00:00.000Z","list":[1],"data":{"0":2}}]');
    expect(await read()).toContain("1970");
  });
});
