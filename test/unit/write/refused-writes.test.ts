import { describe, expect, it } from "vitest";
import { dataset, type Iteration, model } from "../../../src/index.ts";
import type { Backend } from "../../../src/testing/index.ts";
import { connected } from "../connected.ts";

const world = {
  seed: {
    workspaces: [
      {
        name: "Lab",
        projects: [{ name: "Churn", phases: [{ name: "Modeling", iterations: [{}] }] }],
      },
    ],
  },
};

async function opened(): Promise<{ readonly backend: Backend; readonly iteration: Iteration }> {
  const { backend, connection } = await connected(world);
  return { backend, iteration: await connection.iteration(1) };
}

/** Calls a method with what its types refuse, as plain JavaScript does. */
const call = (thing: object, method: string, ...given: readonly unknown[]): unknown => {
  const found: unknown = Reflect.get(thing, method);
  return typeof found === "function" ? Reflect.apply(found, thing, given) : undefined;
};

const bytes = (): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start(controller) {
      controller.enqueue(new Uint8Array([1]));
      controller.close();
    },
  });

describe("a write that cannot be right", () => {
  it.each<readonly [string, string, unknown, string, RegExp]>([
    ["version", "logVersion", { kind: "modelVersion", id: "7" }, "invalid_id", /written MDV-12/],
    ["version", "logVersion", { kind: "modelVersion", id: "DTV-7" }, "invalid_id", /model version/],
    ["version", "log", { kind: "datasetVersion", id: "MDV-7" }, "invalid_id", /written DTV-12/],
    ["update", "update", undefined, "invalid_request", /must be an object, but is undefined/],
    ["update", "update", { name: "A", titel: "B" }, "invalid_request", /has no "titel"/],
    ["model", "logDataset", model({}), "invalid_request", /a definition of another kind/],
    ["dataset", "logModel", dataset({}), "invalid_request", /a definition of another kind/],
    ["save", "saveCode", [], "invalid_request", /was given no cells. Give one at least/],
    ["report", "organize", { report: "yes" }, "invalid_request", /true or false, but is a string/],
    ["list", "log", [{ a: 1 }], "invalid_request", /logTable\(name, rows\)/],
  ])("is refused before it is sent: a %s by %s(%o)", async (_, method, given, code, message) => {
    const { backend, iteration } = await opened();
    const sent = backend.requests.length;
    await expect(call(iteration, method, given)).rejects.toThrow(message);
    await expect(call(iteration, method, given)).rejects.toHaveProperty("code", code);
    expect(backend.requests).toHaveLength(sent);
  });

  it("is a place whose name is given in place of its members", async () => {
    const { backend, iteration } = await opened();
    const sent = backend.requests.length;
    await expect(call(iteration.phase, "createIteration", "Baseline")).rejects.toThrow(
      "A new iteration must be an object, but is a string.",
    );
    await expect(call(iteration.phase.project, "createPhase", "Modeling")).rejects.toThrow(
      "A new phase must be an object, but is a string.",
    );
    expect(backend.requests).toHaveLength(sent);
  });

  it("is one with a stream that is given twice, also in two calls", async () => {
    const { iteration } = await opened();
    const data = bytes();
    const told = /The stream of the file "b" is being read already/;
    const attachments = [
      { name: "a", data },
      { name: "b", data },
    ];
    await expect(iteration.logModel({ attachments })).rejects.toThrow(told);
    const both = bytes();
    const first = iteration.logFile({ name: "a", data: both });
    const second = iteration.logFile({ name: "b", data: both });
    await expect(second).rejects.toThrow(told);
    await expect(second).rejects.toHaveProperty("code", "invalid_request");
    expect(await first).toHaveProperty("name", "a");
  });

  it("is a dataset with a misspelt member of a source", async () => {
    const { backend, iteration } = await opened();
    const sent = backend.requests.length;
    const sources = [{ rows: [{ a: 1 }], usge: "TRAINING" }];
    await expect(call(iteration, "logDataset", { sources })).rejects.toThrow(
      'Source 1 has no "usge".',
    );
    expect(backend.requests).toHaveLength(sent);
  });
});
