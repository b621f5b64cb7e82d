import { describe, expect, it, vi } from "vitest";
import { Connection, type Iteration, model } from "../../../../src/index.ts";
import { type Backend, createBackend } from "../../../../src/testing/index.ts";
import { connected } from "../../connected.ts";

const phase = { name: "Modeling", iterations: [{}] };
const world = {
  seed: { workspaces: [{ name: "Lab", projects: [{ name: "Churn", phases: [phase] }] }] },
};

async function opened(): Promise<{ readonly backend: Backend; readonly iteration: Iteration }> {
  const { backend, connection } = await connected(world);
  return { backend, iteration: await connection.iteration(1) };
}

const plot = (): File => new File(["png"], "roc.png");
const rows = [{ a: 1 }];

/** What was asked for since the iteration was opened. */
const asked = (backend: Backend): readonly string[] =>
  backend.requests
    .map(({ operation, path }) => operation ?? path)
    .slice(backend.requests.findIndex(({ operation }) => operation === "getIterationById") + 1);

const upload = "/api/entityfiles/modelversion/MDV-1";

describe("a model that cannot be right", () => {
  it.each<readonly [unknown, RegExp]>([
    [undefined, /A model must be an object, but is undefined/],
    [["churn"], /A model must be an object, but is a list/],
    [{ derived_from: "DTV-1" }, /A model has no "derived_from". There are name, library/],
    [{ name: "" }, /blank name/],
    [{ name: "x".repeat(61) }, /61 characters; 60 is the most/],
    [{ library: 7 }, /a number as its library/],
    [{ technique: null }, /null as its technique/],
    [{ metrics: { auc: Number.POSITIVE_INFINITY } }, /The metric "auc" is Infinity/],
    [{ properties: { a: {} } }, /The property "a" is an object/],
    [{ run: "run 7" }, /run must be a plain object/],
    [{ run: { id: 7 } }, /a number as its id/],
    [{ run: { runId: "7" } }, /run has no "runId". There are id, url, library/],
    [{ attachments: [{ name: "x", rows, data: "y" }] }, /a table and a file at once/],
    [{ run: { library: "KEDRO" } }, /run.library must be one of MLFLOW, WANDB, OTHER/],
    [{ info: { a: 1 } }, /info "a" must be text/],
    [{ info: { " ": "x" } }, /info has the key " ", which is blank/],
    [{ info: "seed 7" }, /info must be a plain object/],
    [{ predictor: {} }, /predictor must be { framework, file }/],
    [{ predictor: { framework: " ", file: plot() } }, /predictor.framework must be text/],
    [{ predictor: { framework: "F", file: "model.pkl" } }, /fileFrom\("model.pkl"\)/],
    [{ predictor: { framework: "F", file: new Blob([]) } }, /is empty/],
    [{ attachments: [plot(), plot()] }, /attachments holds "roc.png" twice/],
    [
      {
        attachments: [
          { name: "Lift", rows },
          { name: "Lift", rows },
        ],
      },
      /holds "Lift" twice/,
    ],
    [{ attachments: [{ name: "s", data: new Blob([]).stream() }] }, /is empty/],
    [
      { attachments: [{ name: "Lift", rows: Array.from({ length: 101 }, () => ({ a: 1 })) }] },
      /101 rows/,
    ],
    [{ derivedFrom: [7] }, /derivedFrom holds a number/],
    [{ code: { repository: "r" } }, /The option code has no branch/],
  ])("%o is refused before anything is sent", async (definition, message) => {
    const { backend, iteration } = await opened();
    const logged: unknown = Reflect.apply(iteration.logModel, iteration, [definition]);
    await expect(logged).rejects.toThrow(message);
    await expect(logged).rejects.toHaveProperty("code", "invalid_request");
    expect(asked(backend)).toEqual([]);
  });

  it("takes info that is undefined as not given", async () => {
    const { backend, iteration } = await opened();
    const sent: unknown[] = [];
    for (const info of [{ a: undefined }, { a: undefined, b: "x" }]) {
      const logged: unknown = Reflect.apply(iteration.logModel, iteration, [{ info }]);
      await logged;
      sent.push(backend.requests.at(-1)?.variables);
    }
    expect(sent).toMatchObject([
      { data: { context: null } },
      { data: { context: { extraInfo: [{ key: "b", value: "x" }] } } },
    ]);
  });

  it("is refused with the rest of a table cut only where that is wanted", async () => {
    const { backend, iteration } = await opened();
    const long = { name: "Lift", rows: Array.from({ length: 101 }, () => ({ a: 1 })) };
    await iteration.logModel({ attachments: [long] }, { cut: true });
    expect(asked(backend)).toEqual(["registerModel", "upsertEntityMetadata"]);
  });
});

describe("a predictor", () => {
  it.each([
    ["a Blob", new Blob(["pickle"])],
    ["a file", new File(["pickle"], "model.pkl")],
    ["bytes", new TextEncoder().encode("pickle")],
    ["a named file", { name: "model.pkl", data: "pickle" }],
  ])("is sent under the name the server knows, also when it is %s", async (_, file) => {
    const { backend, iteration } = await opened();
    await iteration.logModel({ predictor: { framework: "X & Y #1", file } });
    expect(backend.requests.at(-1)).toMatchObject({
      path: upload,
      query: { modelFramework: "X & Y #1", extract: "true" },
      file: { name: "model_pickle", size: 6 },
    });
  });
});

describe("a registration that is answered oddly", () => {
  const answered = (registerModel: unknown): { mutate: () => unknown } => ({
    mutate: () => ({ data: { registerModel } }),
  });

  it("is a ProtocolError without an id: it may have been applied", async () => {
    const { backend, iteration } = await opened();
    backend.fail(
      "registerModel",
      answered({ modelVersion: { name: "v" }, useExistingModel: false }),
    );
    await expect(iteration.logModel({ attachments: [plot()] })).rejects.toMatchObject({
      code: "protocol_error",
      operation: "registerModel",
      maybeApplied: true,
    });
    expect(asked(backend)).toEqual(["registerModel"]);
  });

  it("is done otherwise: what is known is kept, and a warning logged", async () => {
    const warn = vi.fn<(line: string) => void>();
    const backend = createBackend(world);
    const logger = { debug: warn, info: warn, warn, error: warn };
    const connection = await Connection.open({
      apiToken: backend.data.users[0]?.apiToken,
      host: "https://vectice.example.com",
      fetch: backend.fetch,
      logger,
      code: false,
    });
    const iteration = await connection.iteration(1);
    backend.fail("registerModel", {
      mutate: () => ({ data: { registerModel: { modelVersion: { vecticeId: "MDV-1" } } } }),
    });
    expect(await iteration.logModel({ name: "churn" })).toEqual({
      id: "MDV-1",
      name: "MDV-1",
      url: "https://vectice.example.com/browse/modelversion/MDV-1",
      parent: { name: "churn" },
      created: "version",
    });
    expect(warn.mock.calls).toEqual([[expect.stringContaining("its answer is odd")]]);
  });
});

describe("a registration of which something is missing", () => {
  it.each([
    [0, [], ["file", "file", "table", "table", "predictor"]],
    [1, ["file"], ["file", "table", "table", "predictor"]],
    [2, ["file", "file"], ["table", "table", "predictor"]],
    [3, ["file", "file", "table", "table"], ["predictor"]],
  ])("after %i steps says what is done and what is missing", async (steps, done, missing) => {
    const { backend, iteration } = await opened();
    let before = steps;
    backend.fail(
      (request) => {
        const late = request.path === upload || request.operation === "upsertEntityMetadata";
        before -= late ? 1 : 0;
        return late && before < 0;
      },
      { status: 503 },
    );
    const error: unknown = await iteration
      .logModel({
        attachments: [
          plot(),
          { name: "One", rows },
          { name: "b.txt", data: "b" },
          { name: "Two", rows },
        ],
        predictor: { framework: "F", file: new Blob(["p"]) },
      })
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      code: "incomplete_write",
      id: "MDV-1",
      done: done.map((kind) => ({ kind })),
      missing: missing.map((kind) => ({ kind })),
      cause: { code: "server_error", status: 503 },
      status: 503,
    });
    const advice =
      missing.length > 1
        ? "The update() of that version adds all but the predictor. A predictor goes with logModel alone"
        : "the predictor. A predictor goes with logModel alone";
    expect(error).toHaveProperty("message", expect.stringContaining(advice));
  });

  it("also when it is aborted between the steps; the reason is its cause", async () => {
    const { backend, iteration } = await opened();
    const controller = new AbortController();
    const reason = new Error("enough");
    backend.fail(({ path }) => path === upload, { delay: 60_000 });
    const logged = iteration.logModel({ attachments: [plot()] }, { signal: controller.signal });
    await vi.waitFor(() => expect(asked(backend)).toContain(upload));
    controller.abort(reason);
    await expect(logged).rejects.toMatchObject({
      code: "incomplete_write",
      id: "MDV-1",
      missing: [{ kind: "file", name: "roc.png" }],
      cause: reason,
    });
  });

  it("lets go of streams that were not sent", async () => {
    const { backend, iteration } = await opened();
    const cancel = vi.fn<(reason: unknown) => void>();
    const stream = (): ReadableStream<Uint8Array> =>
      new ReadableStream(
        { pull: (out) => out.enqueue(new Uint8Array(9)), cancel },
        { highWaterMark: 0 },
      );
    backend.fail("registerModel", { status: 403 });
    const attachments = [
      { name: "a", data: stream() },
      { name: "b", data: stream() },
    ];
    await expect(iteration.logModel({ attachments })).rejects.toThrow();
    await vi.waitFor(() => expect(cancel).toHaveBeenCalledTimes(2));
  });

  it("is a failure like any other before the registration", async () => {
    const { backend, iteration } = await opened();
    backend.fail("registerModel", { status: 403 });
    await expect(iteration.logModel({ attachments: [plot()] })).rejects.toHaveProperty(
      "code",
      "permission_denied",
    );
    expect(asked(backend)).toEqual(["registerModel"]);
  });
});

describe("a definition", () => {
  it("is left as it was", async () => {
    const { iteration } = await opened();
    const file = plot();
    const definition = { metrics: Object.freeze({ auc: 1 }), attachments: Object.freeze([file]) };
    await iteration.logModel(Object.freeze(definition));
    expect(definition).toEqual({ metrics: { auc: 1 }, attachments: [file] });
  });

  it("made by model() is frozen, and known as one", () => {
    const definition = model({ name: "churn" });
    expect(definition).toEqual({ kind: "modelDefinition", name: "churn" });
    expect(Object.isFrozen(definition)).toBe(true);
  });
});

describe("writes into one iteration", () => {
  it("follow one another in the order of the calls, registrations with all that belongs to them", async () => {
    const { backend, iteration } = await opened();
    await Promise.all([
      iteration.logModel({ attachments: [plot()] }),
      iteration.logNote("then"),
      iteration.logDataset({}),
    ]);
    expect(asked(backend)).toEqual([
      "registerModel",
      upload,
      "addIterationContent",
      "registerDataset",
    ]);
  });
});
