import { afterAll, expect, it } from "vitest";
import { createConnect } from "../../../../src/core.ts";
import { createBackend } from "../../../../src/testing/index.ts";

/** What React Native lacks up to 0.88. */
const missing: readonly (readonly [owner: object, name: string])[] = [
  [AbortSignal, "any"],
  [AbortSignal, "timeout"],
  [AbortSignal.prototype, "throwIfAborted"],
  [URL, "canParse"],
  [URL, "parse"],
  [Array.prototype, "toSorted"],
  [Array.prototype, "toReversed"],
  [Array.prototype, "toSpliced"],
  [Array.prototype, "with"],
  [String.prototype, "isWellFormed"],
  [String.prototype, "toWellFormed"],
];

/** Whether the library itself is calling: the platform and the backend, which is the other side, may use all. */
function isLibrary(): boolean {
  const caller = new Error("who calls").stack?.split("\n")[3] ?? "";
  return /[\\/]src[\\/](?!testing)|[\\/]ky[\\/]/.test(caller);
}

const restored = [...missing, [AbortSignal.prototype, "reason"] as const].map(([owner, name]) => {
  const descriptor = Object.getOwnPropertyDescriptor(owner, name);
  const original: unknown = descriptor?.value;
  if (typeof original === "function") {
    const trap = function trap(this: unknown, ...values: unknown[]): unknown {
      if (isLibrary()) {
        throw new TypeError(`${name} is not a function`);
      }
      return Reflect.apply(original, this, values);
    };
    Object.defineProperty(owner, name, { ...descriptor, value: trap });
  } else {
    Reflect.deleteProperty(owner, name);
  }
  return () => (descriptor ? Object.defineProperty(owner, name, descriptor) : undefined);
});

afterAll(() => restored.forEach((restore) => restore()));

it("connecting, reading, aborting, time limits and downloads work without what React Native lacks", async () => {
  const backend = createBackend({ seed: "demo" });
  const whole = backend.fetch;
  const [user] = backend.data.users;
  const connect = createConnect({ sources: [] });
  const fetch = async (url: string, init: RequestInit): Promise<Response> => {
    const answer = await whole(url, { ...init, signal: null });
    const bytes = await answer.arrayBuffer();
    const { status, headers } = answer;
    const given = new Response(bytes, { status, headers });
    Object.defineProperty(given, "body", { value: undefined });
    return given;
  };
  const connection = await connect.open({
    apiToken: user?.apiToken,
    host: "https://vectice.example.com",
    fetch,
    logLevel: "silent",
  });
  const workspaces = await connection.workspaces();
  expect(workspaces.length).toBeGreaterThan(0);
  const holder = backend.data.files.find(({ entity }) => entity.startsWith("MDV-"));
  const version = await connection.modelVersion(holder?.entity ?? "");
  const files = await version.attachments();
  const file = await version.download(files[0]?.name ?? "");
  expect((await file.bytes()).length).toBeGreaterThan(0);
  expect(await (await version.download(files[0]?.name ?? "")).text()).not.toBe("");
  await version.lineage();
  await version.approvalHistory();
  backend.fail("getWorkspaceById", { delay: 200 });
  await expect(connection.workspace(1, { timeout: 20 })).rejects.toThrow("within 20 ms");
  const controller = new AbortController();
  backend.fail("getWorkspaceById", { delay: 200 });
  setTimeout(() => controller.abort(), 20);
  await expect(connection.workspace(1, { signal: controller.signal })).rejects.toMatchObject({
    name: "AbortError",
  });
});
