import { networkInterfaces } from "node:os";
import { setupServer } from "msw/node";
import { afterEach, describe, expect, it } from "vitest";
import { createBackend } from "../../../src/testing/index.ts";
import { listen, type ListenOptions, type Listening } from "../../../src/testing/node.ts";

const hasNewerForm = Object.values(networkInterfaces())
  .flat()
  .some((one) => one?.address === "::1");
let server: Listening | undefined;
afterEach(() => server?.close());

async function start(
  backend: ReturnType<typeof createBackend>,
  options?: ListenOptions,
): Promise<string> {
  server = await listen(backend, options);
  return server.url;
}

const login = (url: string, apiKey: string): Promise<Response> =>
  fetch(`${url}/metadata/authenticate`, { method: "POST", body: JSON.stringify({ apiKey }) });

describe("listen", () => {
  it("serves at a free port of the loopback address, by the backend's clock", async () => {
    const backend = createBackend({ now: () => 0 });
    const url = await start(backend);
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const answer = await login(url, backend.data.users[0]?.apiToken ?? "");
    expect(answer.status).toBe(200);
    expect(answer.headers.get("date")).toBe("Thu, 01 Jan 1970 00:00:00 GMT");
  });

  it.skipIf(!hasNewerForm)("has an address of the newer form that can be called", async () => {
    const url = await start(createBackend(), { address: "::1" });
    expect((await login(url, "wrong")).status).toBe(401);
  });

  it("serves under a prefix only", async () => {
    const backend = createBackend();
    const url = await start(backend, { prefix: "/vectice" });
    expect(url).toMatch(/\/vectice$/);
    expect((await login(url, "wrong")).status).toBe(401);
    expect((await login(new URL(url).origin, "wrong")).status).toBe(404);
  });

  it.each([true, "body"] as const)("destroys the socket for drop %j", async (drop) => {
    const backend = createBackend();
    const url = await start(backend);
    backend.fail("/metadata/authenticate", { drop });
    await expect(
      login(url, backend.data.users[0]?.apiToken ?? "").then((answer) => answer.text()),
    ).rejects.toThrow(TypeError);
  });

  it("rejects where the port is taken, and closes twice and while a request hangs", async () => {
    const backend = createBackend();
    const url = await start(backend);
    await expect(listen(backend, { port: Number(new URL(url).port) })).rejects.toThrow(
      "EADDRINUSE",
    );
    backend.fail("/metadata/authenticate", { hang: true });
    const hanging = login(url, "x").catch(() => "ended");
    await new Promise((resolve) => setTimeout(resolve, 30));
    await server?.close();
    await server?.close();
    expect(await hanging).toBe("ended");
  });
});

describe("handlers", () => {
  it.each(["https://app.example.com/", "https://app.example.com/vectice", "app.example.com"])(
    "serve %s",
    async (host) => {
      const backend = createBackend();
      const worker = setupServer(...backend.handlers(host));
      worker.listen();
      try {
        const url = host.startsWith("https") ? host.replace(/\/$/, "") : `https://${host}`;
        expect((await login(url, backend.data.users[0]?.apiToken ?? "")).status).toBe(200);
        backend.fail("/metadata/authenticate", { drop: true });
        await expect(login(url, "x")).rejects.toThrow(TypeError);
        expect((await fetch(`${url}/workspaces`)).headers.get("content-type")).toContain(
          "text/html",
        );
      } finally {
        worker.close();
      }
    },
  );
});
