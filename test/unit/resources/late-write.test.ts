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
        write(async (_, runtime) => {
          seen.push(call);
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
    await expect(write(async () => "done")).rejects.toMatchObject({
      name: "NetworkError",
      cause: new TypeError("Failed to fetch dynamically imported module"),
    });
    expect(await write(async () => "done")).toBe("done");
    expect(loads).toBe(2);
  });
});
