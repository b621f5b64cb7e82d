import { describe, expect, it } from "vitest";
import { createBackend } from "../../../../src/testing/index.ts";
import { Connection } from "../../../../src/index.ts";

/** A connection to a server that knows only what official clients have been seen to send. */
async function connectToStrict(lines: string[] = []) {
  const backend = createBackend({ seed: "demo", strict: true });
  const connection = await Connection.open({
    apiToken: backend.data.users[0]?.apiToken,
    host: "https://vectice.example.com",
    fetch: backend.fetch,
    logLevel: "info",
    logger: { debug: () => {}, info: (line) => lines.push(line), warn: () => {}, error: () => {} },
  });
  const asked = (operation: string): number =>
    backend.requests.filter((request) => request.operation === operation).length;
  return { backend, connection, asked };
}

describe("a server that lacks a part of a document", () => {
  it("is asked without it, and from then on at once", async () => {
    const lines: string[] = [];
    const { backend, connection, asked } = await connectToStrict(lines);
    const [dataset] = backend.data.datasetVersions;
    const version = await connection.datasetVersion(dataset?.id ?? "");
    const [item] = await version.items();
    expect(asked("resourcesItems")).toBe(2);
    expect(item).toBeDefined();
    await version.items();
    expect(asked("resourcesItems")).toBe(3);
    expect(lines.filter((line) => line.includes("resourcesItems"))).toHaveLength(1);
  });

  it("tells of other refusals as they are, once", async () => {
    const { backend, connection, asked } = await connectToStrict();
    backend.fail("resourcesItems", {
      body: JSON.stringify({ errors: [{ message: 'Cannot query field "nme" on type "X".' }] }),
    });
    const [dataset] = backend.data.datasetVersions;
    const version = await connection.datasetVersion(dataset?.id ?? "");
    await expect(version.items()).rejects.toThrow('Cannot query field "nme"');
    expect(asked("resourcesItems")).toBe(1);
  });
});
