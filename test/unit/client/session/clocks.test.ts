import { field, textOf } from "../../../../src/client/field.ts";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { retryAfterSeconds } from "../../../../src/client/http/answer.ts";
import { Connection, RateLimitError } from "../../../../src/index.ts";
import { createBackend } from "../../../../src/testing/index.ts";

const hour = 3_600_000;
const host = "https://vectice.example.com";

beforeEach(() => vi.useFakeTimers({ toFake: ["Date"] }));
afterEach(() => vi.useRealTimers());

/** A server whose clock differs from ours by so much. */
function serverOf(skew: number) {
  const backend = createBackend({ now: () => Date.now() + skew, tokenLifetime: 3600 });
  const exchanges = (): number =>
    backend.requests.filter(({ path }) => path.endsWith("/authenticate")).length;
  return { backend, exchanges, apiToken: backend.data.users[0]?.apiToken ?? "" };
}

describe.each([-2 * hour, -hour / 2, 0, 2 * hour])(
  "a server whose clock differs by %d ms",
  (skew) => {
    it("gives a token that is renewed by how long it lives", async () => {
      const { backend, exchanges, apiToken } = serverOf(skew);
      const options = { apiToken, host, fetch: backend.fetch, logLevel: "silent" } as const;
      const connection = await Connection.open(options);
      await connection.workspaces();
      vi.setSystemTime(Date.now() + hour - 61_000);
      await connection.workspaces();
      expect(exchanges()).toBe(1);
      vi.setSystemTime(Date.now() + 2_000);
      await connection.workspaces();
      expect(exchanges()).toBe(2);
    });

    it("does not ask the function accessToken before every call", async () => {
      const { backend, apiToken } = serverOf(skew);
      let asked = 0;
      const connection = await Connection.open({
        host,
        fetch: backend.fetch,
        logLevel: "silent",
        accessToken: async () => {
          asked += 1;
          const answer = await backend.fetch(`${host}/metadata/authenticate`, {
            method: "POST",
            headers: { "content-type": "application/json" },
            body: JSON.stringify({ apiKey: apiToken }),
          });
          const body: unknown = await answer.json();
          return textOf(field(body, "token")) ?? "";
        },
      });
      for (let call = 0; call < 5; call += 1) {
        await connection.workspaces();
      }
      expect(asked).toBe(1);
    });
  },
);

describe("Retry-After as a date", () => {
  it("is read against the clock of the server that gave it", async () => {
    const { backend, apiToken } = serverOf(2 * hour);
    const connection = await Connection.open({
      apiToken,
      host,
      fetch: backend.fetch,
      logLevel: "silent",
      retry: 0,
    });
    const later = (seconds: number): string =>
      new Date(Date.now() + 2 * hour + seconds * 1000).toUTCString();
    backend.fail("getWorkspaceById", {
      status: 429,
      headers: { "retry-after": later(30) },
    });
    const failure: unknown = await connection.workspace(1).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(RateLimitError);
    expect(failure).toMatchObject({ retryAfter: 30 });
    vi.setSystemTime(1_700_000_000_000);
    const alone = new Headers({ "retry-after": new Date(Date.now() + 30_000).toUTCString() });
    expect(retryAfterSeconds(alone)).toBe(30);
  });
});

describe("a server that answers everything with 401", () => {
  it("is asked for few tokens", async () => {
    const { backend, exchanges, apiToken } = serverOf(0);
    const connection = await Connection.open({
      apiToken,
      host,
      fetch: backend.fetch,
      logLevel: "silent",
    });
    backend.fail(({ path }) => path.endsWith("/graphql"), { status: 401 }, 1000);
    for (let call = 0; call < 100; call += 1) {
      await expect(connection.workspace(1)).rejects.toMatchObject({ status: 401 });
    }
    expect(exchanges()).toBeLessThan(8);
  });
});
