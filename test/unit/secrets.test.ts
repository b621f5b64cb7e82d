import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { connect, Connection, type ConnectOptions } from "../../src/index.ts";
import { createBackend, type Fault } from "../../src/testing/index.ts";
import { fetchOf } from "../fetch-of.ts";

const canary = "canary-4242-never-to-be-seen";
const host = "https://vectice.example.com";

/** Every text that anything could print of a value: properties of all kinds, causes, inspections. */
function textsOf(value: unknown, seen = new Set<unknown>(), depth = 0): string[] {
  if (typeof value === "string") {
    return [value];
  }
  if (
    ((typeof value !== "object" || value === null) && typeof value !== "function") ||
    seen.has(value) ||
    depth > 8
  ) {
    return [];
  }
  seen.add(value);
  const texts = [inspect(value, { depth: 10, showHidden: true, getters: true })];
  if (depth === 0) {
    // oxlint-disable-next-line typescript/no-base-to-string -- whatever it prints is looked at
    texts.push(String(value), JSON.stringify(value) ?? "");
  }
  let layer: unknown = value;
  while (typeof layer === "object" && layer !== null && layer !== Object.prototype) {
    for (const key of Reflect.ownKeys(layer)) {
      let inner: unknown;
      try {
        inner = Reflect.get(layer, key, value);
      } catch {
        continue;
      }
      texts.push(String(key), ...textsOf(inner, seen, depth + 1));
    }
    layer = Reflect.getPrototypeOf(layer);
  }
  return texts;
}

interface Stage {
  readonly backend: ReturnType<typeof createBackend>;
  /** What the library said while the scenario ran. */
  readonly output: unknown[];
  /** The secrets: the API token, and every JWT the backend gave out. */
  secrets(): string[];
  open(options?: ConnectOptions): Promise<Connection>;
}

function stage(): Stage {
  const backend = createBackend({
    users: [{ name: "Ada", apiToken: canary }],
    seed: { workspaces: [{ name: "One", projects: [{ name: "Two" }] }] },
  });
  const output: unknown[] = [];
  const jwts = new Set<string>();
  const log = (line: string): void => void output.push(line);
  const fetch = fetchOf(async (request) => {
    const jwt = request.headers.get("authorization")?.slice("Bearer ".length);
    if (jwt !== undefined) {
      jwts.add(jwt);
    }
    return backend.fetch(request);
  });
  return {
    backend,
    output,
    secrets: () => [canary, ...jwts],
    open: (options) =>
      Connection.open({
        apiToken: canary,
        host,
        fetch,
        retry: 0,
        logLevel: "debug",
        logger: { debug: log, info: log, warn: log, error: log },
        ...options,
      }),
  };
}

function leaks({ output, secrets }: Stage): string[] {
  const texts = output.flatMap((value) => textsOf(value));
  return secrets().flatMap((secret) =>
    texts.filter((text) => text.includes(secret)).map((text) => text.slice(0, 300)),
  );
}

/** Runs something that may fail, and keeps whatever comes out. */
async function keep({ output }: Stage, run: () => unknown): Promise<void> {
  try {
    output.push(await run());
  } catch (error) {
    output.push(error);
  }
}

const echo = (body: string, more: Partial<Fault> = {}): Fault => ({ body, ...more });
const faults: readonly Fault[] = [
  ...[400, 401, 403, 404, 408, 409, 412, 413, 418, 429, 500, 503].flatMap((status) => [
    echo(`the key ${canary} is bad`, {
      status,
      headers: { "retry-after": "61", "x-request-id": canary },
    }),
    echo(
      JSON.stringify({
        errors: [
          {
            message: `no ${canary}`,
            extensions: { key: canary, exception: { status, stacktrace: [`X: ${canary}`] } },
          },
        ],
      }),
    ),
  ]),
  echo(
    JSON.stringify({ errors: [{ extensions: { exception: { stacktrace: [`X: ${canary}`] } } }] }),
  ),
  echo(
    JSON.stringify({
      data: {
        getWorkspaceById: { vecticeId: "WSP-1", name: { [canary]: canary } },
        whoAmI: canary,
      },
    }),
  ),
  echo(JSON.stringify({ errors: [{ message: "half" }], data: { echo: canary } })),
  echo(JSON.stringify({ token: [canary] })),
  echo(JSON.stringify({ message: canary, status: "Error" })),
  echo(JSON.stringify({ message: canary, status: "Warning" })),
  echo(`<html>${canary}`, { contentType: "text/html" }),
  echo(`{"broken": "${canary}`),
  { status: 302, headers: { location: `https://elsewhere.example/${canary}?token=${canary}` } },
  { drop: true },
  { drop: "body" },
];

describe("secrets", () => {
  it.each(faults.map((fault) => [JSON.stringify(fault), fault] as const))(
    "stay out of everything when the answer is %s",
    async (_, fault) => {
      for (const match of [
        "/metadata/authenticate",
        "/metadata/compatibility",
        "whoAmI",
        "getWorkspaceById",
      ]) {
        const scenario = stage();
        scenario.backend.fail(match, fault, 9);
        await keep(scenario, async () => (await scenario.open()).workspace(1));
        await keep(scenario, async () =>
          (await scenario.open()).listWorkspaces({
            print: (text) => void scenario.output.push(text),
          }),
        );
        expect(scenario.output.length).toBeGreaterThan(1);
        expect(leaks(scenario)).toEqual([]);
      }
    },
  );

  it("stay out when all goes well", async () => {
    const scenario = stage();
    const connection = await scenario.open({ logLevel: "debug" });
    const project = await (await connection.workspace(1)).project("Two");
    scenario.backend.expireTokens();
    scenario.output.push(
      connection,
      connection.settings,
      project,
      await connection.workspaces(),
      connection.workspaces(),
    );
    await keep(scenario, () =>
      connect({
        host,
        apiToken: canary,
        fetch: scenario.backend.fetch,
        workspace: 1,
        project: 1,
      }),
    );
    expect(leaks(scenario)).toEqual([]);
  });

  it("stay out of what bad settings say", async () => {
    const bad: readonly object[] = [
      { apiToken: `${canary} two` },
      { apiToken: `${canary}\nline` },
      { apiToken: [canary] },
      { apiToken: { canary } },
      { apiToken: () => `${canary} two` },
      { apiToken: () => Promise.reject(new Error(`vault: ${canary}`, { cause: { canary } })) },
      { apiToken: () => ({ canary }) },
      { apiToken: undefined, accessToken: () => canary },
      { apiToken: undefined, accessToken: () => `${canary}\n${canary}` },
      {
        apiToken: undefined,
        accessToken: () => Promise.reject(Object.assign(new Error(canary), { code: canary })),
      },
      { apiToken: undefined, accessToken: canary },
      { config: { VECTICE_API_TOKEN: [canary] }, apiToken: undefined },
      { config: new Blob([`{ "VECTICE_API_TOKEN": "${canary}", }`]), apiToken: undefined },
      { host: `https://${canary}:${canary}@host` },
      { host: `https://host/?token=${canary}` },
      { headers: { "x-key": `${canary}\n` } },
      { fetch: canary },
    ];
    for (const options of bad) {
      const scenario = stage();
      await keep(scenario, () => scenario.open(options));
      expect({ options: Object.keys(options), leaks: leaks(scenario) }).toHaveProperty("leaks", []);
    }
  });

  it("stay out when a fetch of one's own fails with the request in its hands", async () => {
    const scenario = stage();
    const fetch = fetchOf(async (request) => {
      const headers = Object.fromEntries(request.headers);
      const body = await request.text();
      throw Object.assign(
        new Error(`cannot send ${body} with ${JSON.stringify(headers)}`, {
          cause: new Error(body),
        }),
        { request, headers, body },
      );
    });
    await keep(scenario, () => scenario.open({ fetch }));
    await keep(scenario, () =>
      scenario.open({ fetch, accessToken: () => `eyJh.${canary}.x`, apiToken: undefined }),
    );
    expect(leaks(scenario)).toEqual([]);
  });

  it("stay out of aborted and late calls", async () => {
    const scenario = stage();
    const connection = await scenario.open();
    scenario.backend.fail("getWorkspaceById", { hang: true }, 9);
    await keep(scenario, () => connection.workspace(1, { timeout: 5 }));
    await keep(scenario, () => connection.workspace(1, { signal: AbortSignal.timeout(5) }));
    expect(leaks(scenario)).toEqual([]);
  });

  it("would be found: the search works", async () => {
    const scenario = stage();
    class Holder {
      get secret(): string {
        return canary;
      }
    }
    for (const value of [
      canary,
      { deep: [{ [canary]: 1 }] },
      new Holder(),
      new Error("x", { cause: new Error(canary) }),
      Object.defineProperty({}, "hidden", { value: canary }),
      { [Symbol("s")]: canary },
    ]) {
      scenario.output.splice(0, Infinity, value);
      expect(leaks(scenario)).not.toEqual([]);
    }
  });
});
