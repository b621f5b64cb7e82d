import { describe, expect, it } from "vitest";
import { createBackend, type Fault } from "../../../../src/testing/index.ts";
import { authenticate, host, refused, protocolClient } from "../protocol-client.ts";

const whoAmI = "query whoAmI { whoAmI { user { name } } }";

async function failing(fault: Fault): Promise<() => Promise<Response>> {
  const backend = createBackend();
  const talk = await protocolClient(backend);
  backend.fail("whoAmI", fault);
  return () => talk.send("/graphql", { method: "POST", body: JSON.stringify({ query: whoAmI }) });
}

describe("fail", () => {
  it("hits what matches, so many times, one fault after the other", async () => {
    const backend = createBackend();
    const talk = await protocolClient(backend);
    const status = async (): Promise<number> =>
      (await talk.send("/graphql", { method: "POST", body: JSON.stringify({ query: whoAmI }) }))
        .status;
    backend.fail("whoAmI", { status: 503 }, 2);
    backend.fail(({ operation }) => operation === "whoAmI", {
      status: 429,
      headers: { "retry-after": "1" },
    });
    backend.fail("getWorkspaceById", { status: 500 });
    expect([await status(), await status(), await status(), await status()]).toEqual([
      503, 503, 429, 200,
    ]);
  });

  it("matches paths, but leaves preflights alone", async () => {
    const backend = createBackend();
    backend.fail("/metadata/authenticate", { status: 503 });
    const preflight = new Request(`${host}/metadata/authenticate`, {
      method: "OPTIONS",
      headers: { origin: "https://a.example", "access-control-request-method": "POST" },
    });
    expect((await backend.fetch(preflight)).status).toBe(204);
    expect((await authenticate(backend, "x")).status).toBe(503);
  });

  it("can be taken back, one fault alone or all at once", async () => {
    const backend = createBackend();
    const talk = await protocolClient(backend);
    const status = async (): Promise<number> =>
      (await talk.send("/graphql", { method: "POST", body: JSON.stringify({ query: whoAmI }) }))
        .status;
    const takeBack = backend.fail("whoAmI", { status: 503 }, 9);
    backend.fail("whoAmI", { status: 429 }, 9);
    expect(await status()).toBe(503);
    takeBack();
    takeBack();
    expect(await status()).toBe(429);
    backend.reset();
    expect(backend.requests).toEqual([]);
    expect(await status()).toBe(200);
    expect(backend.requests).toHaveLength(1);
  });

  it.each([
    { delay: Number.POSITIVE_INFINITY },
    { delay: -1 },
    { delay: Number.NaN },
    { headers: { "a b": "c" } },
    { headers: { a: "b\r\nc: d" } },
    { headers: { a: "\u202E" } },
  ])("refuses what could not become of any request: %j", (fault) => {
    expect(() => createBackend().fail("whoAmI", fault)).toThrow();
  });

  it.each([0, -1, Number.NaN])("refuses to do so %d times", (times) => {
    expect(() => {
      createBackend().fail("whoAmI", { status: 503 }, times);
    }).toThrow(RangeError);
  });

  it("gives statuses without a body, and redirects", async () => {
    expect((await (await failing({ status: 204 }))()).status).toBe(204);
    const redirect = await (
      await failing({ status: 302, headers: { location: "https://x.example" } })
    )();
    expect([redirect.status, redirect.headers.get("location")]).toEqual([302, "https://x.example"]);
  });

  it("gives error envelopes, bare ones too, with partial data and a status", async () => {
    const whole = await (
      await failing({
        error: { message: "no", status: 409, key: "k" },
        data: { a: 1 },
        httpStatus: 500,
      })
    )();
    expect(whole.status).toBe(500);
    expect(await whole.json()).toMatchObject({ ...refused(409, "k"), data: { a: 1 } });
    const bare = await (await failing({ error: { message: "no", bare: true, status: 409 } }))();
    expect(await bare.json()).toEqual({ errors: [{ message: "no" }], data: null });
  });

  it("replaces and changes bodies", async () => {
    const page = await (await failing({ body: "<html>", contentType: "text/html" }))();
    expect([page.status, await page.text()]).toEqual([200, "<html>"]);
    const changed = await (await failing({ mutate: () => ({ data: { whoAmI: null } }) }))();
    expect(await changed.json()).toEqual({ data: { whoAmI: null } });
  });

  it("keeps the status of an answer whose JSON is changed", async () => {
    const backend = createBackend({ errorStatus: "http" });
    const talk = await protocolClient(backend);
    backend.fail(() => true, { mutate: (json) => json });
    expect(
      (await talk.send("/graphql", { method: "POST", body: JSON.stringify({ query: "{ no }" }) }))
        .status,
    ).toBe(400);
  });

  it("drops connections before the answer and in its middle", async () => {
    await expect((await failing({ drop: true }))()).rejects.toThrow(TypeError);
    const half = await (await failing({ drop: "body" }))();
    expect(half.status).toBe(200);
    await expect(half.text()).rejects.toThrow();
  });

  it.each([{ hang: true }, { delay: 60_000 }])(
    "ends with the signal's reason in %j",
    async (fault: Fault) => {
      const backend = createBackend();
      const talk = await protocolClient(backend);
      backend.fail("whoAmI", fault);
      const controller = new AbortController();
      const { signal } = controller;
      const answer = talk.send("/graphql", {
        method: "POST",
        body: JSON.stringify({ query: whoAmI }),
        signal,
      });
      setTimeout(() => {
        controller.abort(new Error("enough"));
      }, 20);
      await expect(answer).rejects.toThrow("enough");
    },
  );

  it("ends with the signal's reason while latency lasts", async () => {
    const backend = createBackend({
      latency: ({ operation }) => (operation === "whoAmI" ? 60_000 : 0),
    });
    const talk = await protocolClient(backend);
    const signal = AbortSignal.timeout(20);
    const init = { method: "POST", body: JSON.stringify({ query: whoAmI }), signal };
    await expect(talk.send("/graphql", init)).rejects.toMatchObject({ name: "TimeoutError" });
  });
});
