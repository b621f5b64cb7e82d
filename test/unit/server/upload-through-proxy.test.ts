import { afterEach, describe, expect, it, vi } from "vitest";
import { Connection, isVecticeError } from "../../../src/browser.ts";
import { createProxy, type ProxyOptions } from "../../../src/server/index.ts";
import { type Backend, createBackend } from "../../../src/testing/index.ts";
import { listen } from "../../../src/testing/node.ts";
import { serveByNode } from "./serve-by-node.ts";

const closing: (() => Promise<unknown> | void)[] = [];
afterEach(async () => {
  vi.unstubAllGlobals();
  await Promise.all(closing.splice(0).map(async (close) => close()));
});

/** A page of the proxy's own origin: page, proxy and backend speak real HTTP. */
async function pageBehindProxy(
  options: Partial<ProxyOptions> = {},
): Promise<{ backend: Backend; connection: Connection; origin: string }> {
  const backend = createBackend();
  const { url: host, close } = await listen(backend);
  const apiToken = backend.data.users[0]?.apiToken ?? "";
  const authorize = (): boolean => true;
  const proxy = createProxy({ apiToken, host, base: "/vectice", authorize, ...options });
  const served = await serveByNode(proxy);
  closing.push(close, served.close);
  const origin = `http://127.0.0.1:${served.port}`;
  vi.stubGlobal("location", { origin });
  vi.stubGlobal("localStorage", { getItem: () => null });
  const connection = await Connection.open({
    host: "/vectice",
    logLevel: "silent",
    retry: 0,
    // A browser adds it to whatever a page sends by POST.
    fetch: (url, init) => {
      const headers = new Headers(init.headers);
      headers.set("origin", origin);
      return fetch(url, { ...init, headers });
    },
  });
  return { backend, connection, origin };
}

/** One that may still be written to. */
function openIteration({ data }: Backend): string {
  const open = data.iterations.find(({ status }) => status === "InProgress");
  return open?.id ?? "";
}

const uploads = ({ requests }: Backend): Backend["requests"] =>
  requests.filter(({ path }) => path.startsWith("/api/"));

describe("a page behind the proxy", () => {
  it("logs a note, a table, files and a model", async () => {
    const { backend, connection } = await pageBehindProxy({ allow: "write" });
    const phase = await connection.phase("PHA-1");
    const iteration = await phase.createIteration({ name: "From a page" });
    await iteration.logNote("Drift is gone.", { section: "A & B #1" });
    await iteration.logTable("Lift", [{ decile: 1, lift: 3.2 }]);
    const name = 'ROC "final" ümläut.png';
    const bytes = Uint8Array.from({ length: 65_537 }, (_, at) => (at * 7) % 256);
    const file = new File([bytes], name, { type: "image/png" });
    const logged = await iteration.logFile(file, { section: "A & B #1", extract: false });
    expect(logged).toMatchObject({ name, contentType: "image/png" });
    const model = await iteration.logModel({
      name: "churn",
      library: "xgboost",
      technique: "boosting",
      metrics: { auc: 0.87 },
      attachments: [new File(["a,b\n1,2\n"], "ré,sumé.csv"), { name: "Deciles", rows: [{ a: 1 }] }],
    });
    const assets = await iteration.assets();
    expect(assets.map(({ type }) => type).toSorted()).toEqual(
      ["Comment", "EntityFile", "EntityMetadata", "ModelVersion"].toSorted(),
    );
    const sha256 = Buffer.from(await crypto.subtle.digest("SHA-256", bytes)).toString("hex");
    expect(uploads(backend).map(({ path, file: sent }) => [path, sent])).toEqual([
      [`/api/entityfiles/iteration/${iteration.id}`, { name, size: bytes.length, sha256 }],
      [
        `/api/entityfiles/modelversion/${model.id}`,
        expect.objectContaining({ name: "ré,sumé.csv", size: 8 }),
      ],
    ]);
    const section = (await iteration.sections()).find(({ name: title }) => title === "A & B #1");
    expect(section).toBeDefined();
  });

  it.each([
    ["a read-only proxy", { allow: "read" }, "not_allowed"],
    [
      "a rule for notes",
      { allow: ({ kind, writes }) => kind !== "upload" || !writes },
      "not_allowed",
    ],
    ["workspaces", { allow: "write", authorize: () => ({ workspaces: ["WSP-1"] }) }, "workspaces"],
  ] satisfies [string, Partial<ProxyOptions>, string][])(
    "uploads nothing where %s forbids it",
    async (_, options, why) => {
      const { backend, connection } = await pageBehindProxy(options);
      const iteration = await connection.iteration(openIteration(backend));
      const file = new File([new Uint8Array(300_000)], "a.bin");
      const refused = iteration.logFile(file);
      await expect(refused).rejects.toMatchObject({ name: "PermissionError" });
      await expect(refused).rejects.toThrow(
        why === "not_allowed" ? "does not allow the upload" : why,
      );
      expect(uploads(backend)).toEqual([]);
    },
  );

  it("is told that a token was refused in mid-upload, and the next upload has a new one", async () => {
    const { backend, connection } = await pageBehindProxy({ allow: "write" });
    const iteration = await connection.iteration(openIteration(backend));
    backend.expireTokens();
    const file = new File(["x"], "a.txt");
    const lost = iteration.logFile(file);
    await expect(lost).rejects.toMatchObject({
      name: "ServerError",
      status: 502,
      maybeApplied: true,
    });
    await expect(lost).rejects.toThrow(/token in mid-upload.*may have been stored/);
    expect(uploads(backend)).toHaveLength(1);
    await iteration.logFile(file);
    expect(uploads(backend)).toHaveLength(2);
  });

  it.each([
    [413, "InvalidRequestError", undefined],
    [503, "ServerError", true],
    [403, "PermissionError", undefined],
  ])("hears of Vectice's own %i", async (status, name, maybeApplied) => {
    const { backend, connection } = await pageBehindProxy({ allow: "write" });
    const iteration = await connection.iteration(openIteration(backend));
    backend.fail(({ path }) => path.startsWith("/api/"), { status });
    const failed = iteration.logFile(new File([new Uint8Array(2_000_000)], "a.bin"));
    await expect(failed).rejects.toMatchObject({ name, status });
    const error: unknown = await failed.catch((reason: unknown) => reason);
    expect(isVecticeError(error) && error.maybeApplied).toBe(maybeApplied);
    expect(uploads(backend)).toHaveLength(1);
  });
});
