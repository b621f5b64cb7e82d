import { createServer } from "node:http";
import { type Backend, createBackend } from "vectice/testing";
import { listen } from "vectice/testing/node";
import { expect, test, token } from "./support/world.ts";

/** A backend that sends uploads elsewhere, which takes them. */
const redirecting = (backend: Backend, target: string): Backend => ({
  ...backend,
  fetch: (input, init) => {
    const request = new Request(input, init);
    const { pathname } = new URL(request.url);
    return request.method === "POST" && pathname.startsWith("/api/entityfiles/")
      ? Promise.resolve(
          new Response(null, {
            status: 307,
            headers: { location: target, "access-control-allow-origin": "*" },
          }),
        )
      : backend.fetch(request);
  },
});

test("a page uploads files, with and without telling how far it is", async ({
  page,
  site,
  startBackend,
}) => {
  const { backend, host } = await startBackend({ seed: "demo" });
  const apiToken = backend.data.users[0]?.apiToken ?? "";
  await page.goto(site.url);
  const told = await page.evaluate(
    async ([host, apiToken]) => {
      const connection = await globalThis.vectice.Connection.open({ host, apiToken });
      const iteration = await (await connection.phase(1)).createIteration();
      const bytes = new Uint8Array(5_000_000).map((_, place) => place % 251);
      const file = new File([bytes], 'ünï "q" 🦊.bin', { type: "image/png" });
      const plain = await iteration.logFile(file);
      const progress: { loaded: number; total?: number }[] = [];
      const onProgress = ({ loaded, total }: { loaded: number; total?: number }): void => {
        progress.push({ loaded, ...(total === undefined ? {} : { total }) });
      };
      const again = new File([bytes], "again.bin");
      const counted = await iteration.logFile(again, { section: "A & B #1", onProgress });
      const stream = await iteration.logFile({ name: "s.bin", data: file.stream() });
      const canvas = document.createElement("canvas");
      const plot = await new Promise<Blob | null>((resolve) => {
        canvas.toBlob(resolve);
      });
      const drawn = plot && (await iteration.logFile({ name: "plot.png", data: plot }));
      const assets = await iteration.assets();
      return {
        names: [plain.name, counted.name, stream.name, drawn?.name],
        progress,
        assets: assets.map(({ file: logged, section }) => [logged?.name, section]),
      };
    },
    [host, apiToken] as const,
  );
  const name = 'ünï "q" 🦊.bin';
  expect(told.names).toEqual([name, "again.bin", "s.bin", "plot.png"]);
  expect(told.assets).toEqual([
    [name, null],
    ["again.bin", "A & B #1"],
    ["s.bin", null],
    ["plot.png", null],
  ]);
  const loaded = told.progress.map((one) => one.loaded);
  expect(loaded).toEqual(loaded.toSorted((one, other) => one - other));
  expect([loaded[0], loaded.at(-1)]).toEqual([0, 5_000_000]);
  expect(loaded.length, "how often it was told").toBeGreaterThan(2);
  expect(new Set(told.progress.map(({ total }) => total))).toEqual(new Set([5_000_000]));
  const [first, second, third] = backend.requests.flatMap(({ file }) => file ?? []);
  expect([first?.sha256, third?.sha256]).toEqual([second?.sha256, second?.sha256]);
});

for (const counted of [false, true]) {
  test(`a page tells of uploads in trouble, ${counted ? "also where it counts" : "where nothing is counted"}`, async ({
    page,
    site,
    startBackend,
  }) => {
    const { backend, host } = await startBackend({ seed: "demo" });
    const apiToken = backend.data.users[0]?.apiToken ?? "";
    await page.goto(site.url);
    const isUpload = ({ method, path }: { method: string; path: string }): boolean =>
      method === "POST" && path.includes("/api/entityfiles/");
    const attempt = (options: { abort?: boolean; timeout?: number } = {}) =>
      page.evaluate(
        async ({ host, apiToken, counted, abort, timeout }) => {
          const connection = await globalThis.vectice.Connection.open({ host, apiToken });
          const iteration = await (await connection.phase(1)).createIteration();
          const controller = new AbortController();
          if (abort === true) {
            setTimeout(() => controller.abort(new Error("enough")), 100);
          }
          const told: number[] = [];
          const outcome = await iteration
            .logFile(
              { name: "a.bin", data: new Uint8Array(200_000) },
              {
                signal: controller.signal,
                ...(timeout === undefined ? {} : { timeout }),
                ...(counted ? { onProgress: ({ loaded }) => void told.push(loaded) } : {}),
              },
            )
            .then(
              ({ name }) => name,
              (error: unknown) =>
                globalThis.vectice.isVecticeError(error) ? error.toJSON() : String(error),
            );
          return { outcome, told };
        },
        { host, apiToken, counted, ...options },
      );
    backend.fail(isUpload, { status: 413, body: "too large", contentType: "text/plain" });
    expect((await attempt()).outcome).toMatchObject({ name: "InvalidRequestError", status: 413 });
    // Chromium itself sends once more what a connection that was used before has dropped.
    const takeBack = backend.fail(isUpload, { drop: true }, 10);
    expect((await attempt()).outcome).toMatchObject({ name: "NetworkError", maybeApplied: true });
    takeBack();
    backend.fail(isUpload, { hang: true });
    expect((await attempt({ abort: true })).outcome).toBe("Error: enough");
    backend.fail(isUpload, { hang: true });
    const late = await attempt({ timeout: 200 });
    expect(late.outcome).toMatchObject({ name: "TimeoutError", maybeApplied: true });
    backend.fail(isUpload, { status: 401 });
    const again = await attempt();
    expect(again.outcome).toBe("a.bin");
    expect(again.told).toEqual(again.told.toSorted((one, other) => one - other));
  });
}

test("a page never takes a redirected upload for done: where it was followed, that is open", async ({
  page,
  site,
}) => {
  const elsewhere = createServer((request, response) => {
    request.resume();
    response
      .writeHead(200, {
        "content-type": "application/json",
        "access-control-allow-origin": "*",
        "access-control-allow-headers": "*, authorization",
      })
      .end('{"fileId": 1}');
  });
  await new Promise<void>((resolve) => {
    elsewhere.listen(0, "127.0.0.1", resolve);
  });
  const address = elsewhere.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const backend = createBackend({ seed: "demo" });
  const { url, close } = await listen(
    redirecting(backend, `http://127.0.0.1:${port}/upload?ticket=${token}`),
  );
  await page.goto(site.url);
  const outcomes = await page.evaluate(
    async ([host, apiToken]) => {
      const connection = await globalThis.vectice.Connection.open({ host, apiToken });
      const iteration = await (await connection.phase(1)).createIteration();
      const file = { name: "a.bin", data: "abc" };
      const failure = (promise: Promise<unknown>) =>
        promise.then(
          () => "no failure",
          (error: unknown) =>
            globalThis.vectice.isVecticeError(error) ? error.toJSON() : String(error),
        );
      return [
        await failure(iteration.logFile(file)),
        await failure(iteration.logFile(file, { onProgress: () => undefined })),
      ];
    },
    [url, backend.data.users[0]?.apiToken ?? ""] as const,
  );
  expect(outcomes[0]).toMatchObject({ name: "NetworkError" });
  expect(outcomes[1]).toMatchObject({ name: "NetworkError", maybeApplied: true });
  expect(JSON.stringify(outcomes)).not.toContain(token);
  elsewhere.close();
  await close();
});
