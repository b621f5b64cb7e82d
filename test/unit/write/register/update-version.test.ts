import { describe, expect, it } from "vitest";
import type { Backend } from "../../../../src/testing/index.ts";
import { connected } from "../../connected.ts";

const world = {
  seed: {
    workspaces: [
      {
        name: "Lab",
        projects: [
          {
            name: "Churn",
            models: [{ name: "Forest", versions: [{}] }],
            datasets: [{ name: "Customers", versions: [{}] }],
          },
        ],
      },
    ],
  },
};

const asked = (backend: Backend): readonly string[] =>
  backend.requests.map(({ operation, path }) => operation ?? path);

describe("changes of a model version", () => {
  it.each<readonly [unknown, RegExp]>([
    [{}, /Nothing to change of/],
    [{ status: undefined }, /Nothing to change of/],
    [null, /must be an object, but is null/],
    [{ name: "new" }, /has no "name"/],
    [{ status: "BEST" }, /one of EXPERIMENTATION, STAGING, PRODUCTION, RETIRED, DISCARDED/],
    [{ metrics: { auc: Number.NaN } }, /The metric "auc" is NaN/],
    [{ properties: [] }, /properties must be a plain object/],
    [{ attachments: [new File([], "a")] }, /is empty/],
  ])("%o are refused before anything is sent", async (changes, message) => {
    const { backend, connection } = await connected(world);
    const version = await connection.modelVersion(1);
    const before = backend.requests.length;
    const changed: unknown = Reflect.apply(version.update, version, [changes]);
    await expect(changed).rejects.toThrow(message);
    await expect(changed).rejects.toHaveProperty("code", "invalid_request");
    expect(backend.requests).toHaveLength(before);
  });

  it("send each step only if it is given, and take a status in small letters", async () => {
    const { backend, connection } = await connected(world);
    const version = await connection.modelVersion(1);
    const before = backend.requests.length;
    await Reflect.apply(version.update, version, [{ status: " staging " }]);
    expect((await version.update({ metrics: {} })).status).toBe("STAGING");
    expect(asked(backend).slice(before)).toEqual([
      "updateModelVersion",
      "getModelVersion",
      "getModelVersion",
    ]);
  });

  it("fail as themselves when nothing was done yet", async () => {
    const { backend, connection } = await connected(world);
    const version = await connection.modelVersion(1);
    backend.fail("updateModelVersion", { status: 403 });
    await expect(version.update({ status: "STAGING", metrics: { a: 1 } })).rejects.toHaveProperty(
      "code",
      "permission_denied",
    );
  });

  it("follow one another", async () => {
    const { backend, connection } = await connected(world);
    const version = await connection.modelVersion(1);
    backend.fail("updateModelVersion", { delay: 30 });
    await Promise.all([
      version.update({ status: "STAGING" }),
      version.update({ metrics: { a: 1 } }),
    ]);
    const writes = asked(backend).filter((name) => name.startsWith("up"));
    expect(writes).toEqual(["updateModelVersion", "upsertEntityMetrics"]);
  });
});

describe("changes of a dataset version", () => {
  it.each<readonly [unknown, RegExp]>([
    [{}, /Nothing to change of/],
    [{ status: "STAGING" }, /has no "status"/],
    [{ columns: { a: 7 } }, /must be text, but is a number/],
    [{ columns: "a.csv" }, /columns must be a plain object/],
  ])("%o are refused before anything is sent", async (changes, message) => {
    const { backend, connection } = await connected(world);
    const version = await connection.datasetVersion(1);
    const before = backend.requests.length;
    await expect(Reflect.apply(version.update, version, [changes])).rejects.toThrow(message);
    expect(backend.requests).toHaveLength(before);
  });

  it("say what is done and what is missing", async () => {
    const { backend, connection } = await connected(world);
    const version = await connection.datasetVersion(1);
    backend.fail("updateDatasetVersion", { error: { status: 500, message: "down" } });
    await expect(
      version.update({
        properties: { a: 1 },
        attachments: [{ name: "a.txt", data: "a" }],
        columns: { a: "what" },
      }),
    ).rejects.toMatchObject({
      code: "incomplete_write",
      id: "DTV-1",
      done: [{ kind: "properties" }, { kind: "file", name: "a.txt" }],
      missing: [{ kind: "columns" }],
    });
  });
});
