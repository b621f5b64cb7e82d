import { fileURLToPath } from "node:url";
import type { Miniflare } from "miniflare";
import { type Backend, createBackend } from "vectice/testing";
import { listen } from "vectice/testing/node";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { startWorker } from "./start-worker.ts";
import { beginSession } from "../../examples/signed-session/signed-session.ts";
import { noteOf, token, withIteration } from "./support.ts";

const site = "https://dashboards.example.com";
const secret = "a secret of at least thirty-two characters";

describe("the worker, in workerd", () => {
  let backend: Backend;
  let server: Awaited<ReturnType<typeof listen>>;
  let miniflare: Miniflare;

  beforeAll(async () => {
    backend = createBackend({ ...withIteration, latency: 200 });
    server = await listen(backend);
    miniflare = await startWorker(
      { entryPoints: [fileURLToPath(new URL("../../examples/worker/worker.ts", import.meta.url))] },
      {
        VECTICE_API_TOKEN: token,
        VECTICE_HOST: server.url,
        SESSION_SECRET: secret,
        PUBLIC_ORIGIN: site,
      },
    );
  }, 60_000);

  afterAll(async () => {
    await miniflare.dispose();
    await server.close();
  });

  const ask = async (
    cookie: string,
    signal?: AbortSignal,
    body = JSON.stringify({ query: "query whoAmI { whoAmI { user { name } } }" }),
  ): Promise<{ status: number; text: string }> => {
    const answer = await miniflare.dispatchFetch(`${site}/vectice/graphql`, {
      method: "POST",
      ...(signal && { signal }),
      headers: {
        cookie,
        origin: site,
        "content-type": "application/json",
        "x-requested-with": "test",
      },
      body,
    });
    return { status: answer.status, text: await answer.text() };
  };

  it("lets in nobody without a session", async () => {
    expect((await ask("")).status).toBe(401);
    expect((await ask(`__Host-session=9999999999.${"0".repeat(64)}`)).status).toBe(401);
    expect(backend.requests).toEqual([]);
    const other = await miniflare.dispatchFetch(`${site}/`);
    expect([other.status, await other.text()]).toEqual([404, "There is no such page."]);
  });

  it("does not leave others waiting when the first to ask goes away", async () => {
    const [cookie = ""] = (await beginSession(secret, 60)).split(";");
    const leaving = new AbortController();
    const first = ask(cookie, leaving.signal).catch((error: unknown) => String(error));
    await vi.waitFor(() => expect(backend.requests).toHaveLength(1));
    const second = ask(cookie);
    leaving.abort();
    expect(await first).toContain("AbortError");
    expect((await second).status).toBe(200);
  });

  it("lets pages of the signed in log notes and files, which pass as streams", async () => {
    const [cookie = ""] = (await beginSession(secret, 60)).split(";");
    expect((await ask(cookie, undefined, noteOf("Drift is gone."))).status).toBe(200);
    const removal = JSON.stringify({ query: 'mutation { removeIteration(id: "ITR-1") }' });
    expect((await ask(cookie, undefined, removal)).status).toBe(403);
    const bytes = Uint8Array.from({ length: 5_000_000 }, (_, at) => (at * 13) % 256);
    const upload = async (
      path: string,
      content: Uint8Array = bytes,
    ): Promise<{ status: number; text: string }> => {
      const boundary = "----page";
      const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="roc.bin"\r\n\r\n`;
      const answer = await miniflare.dispatchFetch(`${site}/vectice/api/entityfiles/${path}`, {
        method: "POST",
        headers: {
          cookie,
          origin: site,
          "content-type": `multipart/form-data; boundary=${boundary}`,
          "x-requested-with": "test",
        },
        body: Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)]),
      });
      return { status: answer.status, text: await answer.text() };
    };
    // A long body would be cut off by the early refusal, which is a race for whoever sends it.
    expect((await upload("modelversion/MDV-1", bytes.subarray(0, 10))).status).toBe(403);
    const stored = await upload("iteration/ITR-1?stepName=A%20%26%20B");
    expect(stored.status).toBe(200);
    expect(stored.text).toContain('"fileName":"roc.bin"');
    const sha256 = Buffer.from(await crypto.subtle.digest("SHA-256", bytes)).toString("hex");
    const file = { name: "roc.bin", size: bytes.length, sha256 };
    expect(backend.requests.at(-1)).toMatchObject({ file });
  });

  it("answers many at once, with one session of its own at Vectice", async () => {
    const [cookie = ""] = (await beginSession(secret, 60)).split(";");
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask(cookie)));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    expect(answers.every(({ text }) => text.includes("Ada Moreau"))).toBe(true);
    expect(JSON.stringify(answers)).not.toContain(token);
    const exchanges = backend.requests.filter(({ path }) => path.endsWith("/authenticate"));
    expect(exchanges).toHaveLength(1);
  });
});
