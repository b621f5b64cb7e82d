import { expect, it, vi } from "vitest";
import { Connection } from "../../../../src/index.ts";
import { createBackend } from "../../../../src/testing/index.ts";

// ky looks for it when it is loaded, as this file's imports are.
vi.hoisted(() => Object.defineProperty(AbortSignal, "any", { value: undefined }));

it("time limits and aborts hold without AbortSignal.any, which React Native lacks", async () => {
  expect(AbortSignal.any).toBeUndefined();
  const backend = createBackend();
  const connection = await Connection.open({
    apiToken: backend.data.users[0]?.apiToken,
    host: "https://vectice.example.com",
    fetch: backend.fetch,
    logLevel: "silent",
  });
  backend.fail("getWorkspaceById", { hang: true });
  await expect(connection.workspace(1, { timeout: 20 })).rejects.toThrow("within 20 ms");
  const leave = async (): Promise<unknown> => {
    const controller = new AbortController();
    setTimeout(() => controller.abort("enough"), 20);
    return connection.workspace(1, { signal: controller.signal });
  };
  backend.fail("getWorkspaceById", { hang: true });
  await expect(leave()).rejects.toBe("enough");
  backend.fail("getWorkspaceById", { status: 503, headers: { "retry-after": "30" } });
  await expect(leave()).rejects.toBe("enough");
});
