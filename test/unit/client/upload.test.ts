import { expect, it } from "vitest";
import { type Client, createClient } from "../../../src/client/client.ts";
import { createLimiter } from "../../../src/client/http/limiter.ts";
import { createLogger } from "../../../src/client/text/logger.ts";
import { createRedactor } from "../../../src/client/text/redactor.ts";
import { type Backend, createBackend } from "../../../src/testing/index.ts";

function clientOf(backend: Backend): Client {
  const redactor = createRedactor();
  return createClient({
    host: "https://vectice.example.com",
    fetch: backend.fetch,
    headers: new Headers({ "vectice-version": "25.4" }),
    timeout: 5000,
    retry: 2,
    limiter: createLimiter(1),
    redactor,
    logger: createLogger(console, "silent", redactor.redact),
    explain: () => "",
    credentials: { apiToken: backend.data.users[0]?.apiToken ?? "", source: "argument" },
  });
}

it("an upload takes a turn and the token, and is sent once more after a refused one", async () => {
  const backend = createBackend();
  const client = clientOf(backend);
  await client.authenticate();
  backend.expireTokens();
  const sent: Readonly<Record<string, string>>[] = [];
  const upload = client.upload("api/entityfiles/iteration/ITR-1", "a.csv", {
    send: async (url, headers, _signal, fetch) => {
      sent.push(headers);
      expect(url).toBe("https://vectice.example.com/api/entityfiles/iteration/ITR-1");
      expect(fetch).toBe(backend.fetch);
      return headers["authorization"] === sent[0]?.["authorization"]
        ? new Response("expired", { status: 401 })
        : Response.json({ fileId: 5 });
    },
  });
  const after = client.get("metadata/compatibility", "compatibility");
  expect(await upload).toEqual({ fileId: 5 });
  await after;
  expect(sent).toHaveLength(2);
  expect(sent[1]).toMatchObject({ "vectice-version": "25.4", accept: "application/json" });
});

it("an upload that fails is never repeated, and leaves open what became of it", async () => {
  const client = clientOf(createBackend());
  let sent = 0;
  const send = async (): Promise<Response> => {
    sent += 1;
    throw new TypeError("network error");
  };
  await expect(client.upload("api/entityfiles/run/1", "a.csv", { send })).rejects.toMatchObject({
    name: "NetworkError",
    operation: "upload",
    maybeApplied: true,
    retryable: false,
  });
  expect(sent).toBe(1);
});
