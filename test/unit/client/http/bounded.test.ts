import { createServer, type RequestListener } from "node:http";
import { gzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { Connection } from "../../../../src/index.ts";
import { createBackend } from "../../../../src/testing/index.ts";

/** Serves by this listener for as long as `use` runs. */
async function served<T>(listener: RequestListener, use: (host: string) => Promise<T>): Promise<T> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  try {
    return await use(`http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

it("an answer that unpacks to more than anybody sends is left, also at the exchange of the token", async () => {
  const bomb = gzipSync(Buffer.alloc(300_000_000, " "));
  await served(
    (_, response) => response.writeHead(200, { "content-encoding": "gzip" }).end(bomb),
    async (host) => {
      const options = { host, logLevel: "silent", retry: 0 } as const;
      const before = process.memoryUsage().rss;
      await expect(Connection.open({ ...options, apiToken: "some-token" })).rejects.toThrow(
        "answered authenticate with more than 100000 bytes",
      );
      expect(process.memoryUsage().rss - before).toBeLessThan(50_000_000);
      await expect(Connection.open({ ...options, accessToken: () => "a.b.c" })).rejects.toThrow(
        /with more than 100000000 bytes/,
      );
    },
  );
});

it("an answer that nobody reads is let go", async () => {
  const backend = createBackend();
  let cancelled = 0;
  const connection = await Connection.open({
    apiToken: backend.data.users[0]?.apiToken,
    host: "https://vectice.example.com",
    logLevel: "silent",
    retry: 0,
    fetch: async (url, init) => {
      const answer = await backend.fetch(url, init);
      if (answer.status !== 302 && answer.headers.get("x-slow") === null) {
        return answer;
      }
      await new Promise((resolve) => setTimeout(resolve, answer.headers.has("x-slow") ? 50 : 0));
      const body = new ReadableStream({ cancel: () => void (cancelled += 1) });
      return new Response(body, { status: answer.status, headers: answer.headers });
    },
  });
  backend.fail("getWorkspaceById", { status: 302, headers: { location: "/login" } });
  await expect(connection.workspace(1)).rejects.toThrow("redirected");
  expect(cancelled).toBe(1);
  backend.fail("getWorkspaceById", { status: 200, body: "{}", headers: { "x-slow": "1" } });
  await expect(connection.workspace(1, { timeout: 20 })).rejects.toThrow("within 20 ms");
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(cancelled).toBe(2);
});
