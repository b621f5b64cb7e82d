import { getEventListeners } from "node:events";
import { describe, expect, it } from "vitest";
import { Connection } from "../../src/index.ts";
import { createBackend } from "../../src/testing/index.ts";
import { randomOf } from "./random.ts";
import { makeCall, places, retry, slots, type Soak, troubledFetch } from "./soak.ts";
import { fetchOf } from "../fetch-of.ts";

/** `SEED=7 vitest run --project load` repeats a run. */
const seed = Number(process.env["SEED"] ?? 20_261);
const calls = Number(process.env["CALLS"] ?? 20_000);
/** How often every token given out so far becomes worthless. */
const callsPerToken = 2_000;

const host = "https://vectice.example.com";
const backendOf = (): ReturnType<typeof createBackend> =>
  createBackend({
    seed: {
      workspaces: Array.from({ length: places }, (_, place) => ({
        name: `Place ${place + 1}`,
        projects: [{ name: `Place ${place + 1}` }],
      })),
    },
  });

describe("20,000 calls, 50 at once, through all kinds of trouble", () => {
  it(
    `end each with the right result or the right error (SEED=${seed})`,
    { timeout: 300_000 },
    async () => {
      const surprises: string[] = [];
      const surprise = (what: unknown): void => void surprises.push(String(what));
      process.on("unhandledRejection", surprise).on("warning", surprise);
      const backend = backendOf();
      const current: Soak["calls"] = new Map();
      const connection = await Connection.open({
        apiToken: backend.data.users[0]?.apiToken,
        host,
        fetch: fetchOf(troubledFetch(backend, current, randomOf(seed))),
        retry,
        concurrency: slots,
        logLevel: "silent",
      });
      const all = await connection.workspaces();
      const shared = new AbortController();
      const soak: Soak = {
        connection,
        workspaces: new Map(all.map((workspace) => [workspace.id, workspace])),
        calls: current,
        signal: shared.signal,
        seed,
      };

      const wrong: string[] = [];
      let mostListeners = 0;
      const numbers = Array.from({ length: calls }, (_, place) => place + 1).values();
      await Promise.all(
        Array.from({ length: slots }, async (_, slot) => {
          for (const number of numbers) {
            if (number % callsPerToken === 0) {
              backend.expireTokens();
            }
            const complaint = await makeCall(soak, slot, number);
            if (complaint !== undefined) {
              wrong.push(complaint);
            }
            mostListeners = Math.max(
              mostListeners,
              getEventListeners(shared.signal, "abort").length,
            );
          }
        }),
      );
      expect(wrong.slice(0, 10)).toEqual([]);

      // Whatever happened to a write's answer, the write was not sent twice.
      const made = backend.data.projects
        .map(({ name }) => name)
        .filter((name) => name.startsWith("Made"));
      expect(made.length).toBeGreaterThan(calls / 20);
      expect(new Set(made).size).toBe(made.length);

      // A few a call while it runs, none afterwards.
      expect(mostListeners).toBeGreaterThan(0);
      expect(mostListeners).toBeLessThan(slots * 5);
      expect(getEventListeners(shared.signal, "abort")).toEqual([]);

      // Ended by the shared signal, calls in flight all end with its reason.
      const reason = new Error("enough");
      const flying = all.slice(0, slots).map(({ id }) => connection.workspace(id, soak));
      shared.abort(reason);
      const ends = await Promise.allSettled(flying);
      expect(ends).toEqual(flying.map(() => ({ status: "rejected", reason })));
      expect(getEventListeners(shared.signal, "abort")).toEqual([]);

      await new Promise((resolve) => setTimeout(resolve, 100));
      process.off("unhandledRejection", surprise).off("warning", surprise);
      expect(surprises).toEqual([]);
    },
  );
});
