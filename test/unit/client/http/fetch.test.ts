import { Connection } from "../../../../src/index.ts";
import { createBackend } from "../../../../src/testing/index.ts";
import { describe, expect, it } from "vitest";

const backend = createBackend();
const host = "https://vectice.example.com";
const apiToken = backend.data.users[0]?.apiToken ?? "";

/** A fetch as other libraries and old polyfills make them, which answers with something of its own. */
function answering(answer: (response: Response) => unknown): typeof fetch {
  return new Proxy(fetch, {
    apply: async (_, __, [url, init]: [string, RequestInit]) =>
      answer(await backend.fetch(url, init)),
  });
}

const open = (own: typeof fetch) =>
  Connection.open({ apiToken, host, fetch: own, retry: 0, timeout: 5_000, logLevel: "silent" });

describe("a fetch that misses options", () => {
  it("may answer with the least that a response is", async () => {
    const { user } = await open(answering(least));
    expect(user.name).toBe("Ada Moreau");
  });

  it.each([undefined, null, "text", {}, { status: 200, json: () => ({}) }])(
    "is told when it answers with %o",
    async (answer) => {
      await expect(open(answering(() => answer))).rejects.toThrow(
        /answered authenticate with what is no Response: see the fetch option\./,
      );
    },
  );

  it("may overlook the signal: the clock and an abort end the wait all the same", async () => {
    const deaf = answering(() => new Promise(() => {}));
    const options = { apiToken, host, fetch: deaf, retry: 0 };
    await expect(Connection.open({ ...options, timeout: 20 })).rejects.toMatchObject({
      name: "TimeoutError",
    });
    const controller = new AbortController();
    setTimeout(() => controller.abort("enough"), 20);
    await expect(Connection.open({ ...options, signal: controller.signal })).rejects.toBe("enough");
  });

  it("may not overlook that redirects are not to be followed", async () => {
    const following = answering((response) =>
      Object.defineProperties(response, {
        redirected: { value: true },
        url: { value: "https://elsewhere.example.com/metadata" },
      }),
    );
    await expect(open(following)).rejects.toThrow(
      "redirected authenticate to https://elsewhere.example.com/metadata",
    );
  });
});

/** No `ok`, no `type`, no `redirected`, no `url`, no `body`. */
function least(response: Response): object {
  return {
    status: response.status,
    headers: response.headers,
    text: () => response.text(),
  };
}
