import { afterEach, describe, expect, it, vi } from "vitest";
import * as v from "valibot";
import { printListing } from "../../src/resources/output/print-table.ts";
import { Connection, isVecticeError } from "../../src/index.ts";
import { createProxy } from "../../src/server/index.ts";
import { createBackend } from "../../src/testing/index.ts";

const secret = "canary-4242-never-to-be-seen";
const host = "https://vectice.example.com";
/** What a terminal obeys, what turns a line around, what ends one, a secret whole and in parts. */
const nasty = `N\u001b]0;t\u0007\u009b31m\u202Eevil\u2066\u200B\r\n::error::x\u2028y ${secret} canary-\u200B4242-never-\u202Eto-be-seen eyJhbGciOi.eyJleHAiOjE.c2ln\ud800`;
const forbidden = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

function expectClean(text: string, lines = false): void {
  expect(lines ? text.replaceAll("\n", "") : text).not.toMatch(forbidden);
  expect(text).not.toContain(secret);
  expect(text).not.toContain("eyJhbGciOi");
}

const Answer = v.object({ errors: v.tuple([v.object({ message: v.string() })]) });

/** The error that something ends in, and its chain of causes. */
async function errorsOf(work: () => unknown): Promise<Error[]> {
  const errors: Error[] = [];
  try {
    await work();
  } catch (error) {
    for (let one = error; one instanceof Error; one = one.cause) {
      errors.push(one);
    }
  }
  return errors;
}

function stage(): {
  backend: ReturnType<typeof createBackend>;
  lines: string[];
  open: (options?: object) => Promise<Connection>;
} {
  const backend = createBackend({
    users: [{ name: nasty, apiToken: secret }],
    seed: { workspaces: [{ name: nasty, description: nasty, projects: [{ name: nasty }] }] },
  });
  const lines: string[] = [];
  const log = (line: string): void => void lines.push(line);
  const logger = { debug: log, info: log, warn: log, error: log };
  const { fetch } = backend;
  const open = (options: object = {}): Promise<Connection> =>
    Connection.open({
      apiToken: secret,
      host,
      fetch,
      retry: 0,
      logLevel: "debug",
      logger,
      ...options,
    });
  return { backend, lines, open };
}

describe("foreign text comes out clean", () => {
  afterEach(() => void vi.restoreAllMocks());

  it("in messages, keys, request ids and causes of errors", async () => {
    const { backend, open } = stage();
    const connection = await open();
    const envelope = (status: number): string =>
      JSON.stringify({
        data: null,
        errors: [{ message: nasty, extensions: { key: nasty, exception: { status } } }],
      });
    for (const status of [400, 403, 404, 409, 500]) {
      backend.fail("getProjectById", { body: envelope(status) }, 1);
      const errors = await errorsOf(() => connection.project("PRJ-1"));
      expect(errors.length).toBeGreaterThan(0);
      for (const error of errors) {
        expectClean(error.message);
        expectClean(JSON.stringify(error));
        expectClean(error.stack ?? "", true);
        expect(isVecticeError(error) ? (error.key ?? "") : "").not.toMatch(forbidden);
      }
    }
    backend.fail("getProjectById", { status: 500, body: nasty }, 1);
    for (const error of await errorsOf(() => connection.project("PRJ-1"))) {
      expectClean(error.message);
    }
    for (const error of await errorsOf(() =>
      connection.workspace(nasty.replace(/canary.*/u, "")),
    )) {
      expectClean(error.message);
    }
  });

  it("in what a fetch of one's own throws, its code and its name", async () => {
    for (const code of [nasty, secret]) {
      const fetch = async (): Promise<Response> => {
        throw Object.assign(new Error(nasty), { code, name: nasty });
      };
      const errors = await errorsOf(() => stage().open({ fetch }));
      expect(errors.length).toBeGreaterThan(1);
      for (const error of errors) {
        expectClean(error.message);
        expectClean(error.name);
        expectClean(error.stack ?? "", true);
        expectClean(JSON.stringify(error));
      }
    }
  });

  it("in log lines, those before the token is first used as well", async () => {
    const { backend, lines, open } = stage();
    backend.fail("/metadata/compatibility", {
      body: JSON.stringify({ message: nasty, status: "Warning" }),
    });
    await open();
    expect(lines.join("")).toContain("evil");
    for (const line of lines) {
      expectClean(line);
    }
    const early: string[] = [];
    const log = (line: string): void => void early.push(line);
    const logger = { debug: log, info: log, warn: log, error: log };
    vi.spyOn(globalThis.process, "cwd").mockReturnValue(`/tmp/${secret}\0`);
    await errorsOf(() => open({ host: undefined, logger }));
    expect(early.join("")).toContain("cannot be read");
    for (const line of early) {
      expectClean(line);
    }
  });

  it("in tables", async () => {
    const { open } = stage();
    const connection = await open();
    const texts: string[] = [];
    await connection.listWorkspaces({ print: (text) => void texts.push(text) });
    const workspace = await connection.workspace("WSP-1");
    await workspace.listProjects({ print: (text) => void texts.push(text) });
    expect(texts).toHaveLength(2);
    for (const text of texts) {
      expect(text).toContain("evil");
      expect(text.replaceAll("\n", "")).not.toMatch(forbidden);
    }
    const rows = [{ id: nasty, name: nasty.replace(secret, ""), description: "" }];
    let text = "";
    const print = (line: string): void => void (text = line);
    printListing({ noun: "thing", place: "", rows, hints: [], url: host }, { print }, { print });
    expect(text.replaceAll("\n", "")).not.toMatch(forbidden);
  });

  it("in the proxy's answers and its log", async () => {
    const { backend } = stage();
    const lines: string[] = [];
    const log = (line: string): void => void lines.push(line);
    const proxy = createProxy({
      apiToken: secret,
      host,
      fetch: backend.fetch,
      authorize: () => true,
      logger: { debug: log, info: log, warn: log, error: log },
    });
    const ask = async (query: string): Promise<string> => {
      const headers = { "content-type": "application/json", "x-requested-with": "test" };
      const body = JSON.stringify({ query });
      const answer = await proxy(
        new Request("http://localhost/graphql", { method: "POST", headers, body }),
      );
      return answer.text();
    };
    backend.fail("getWorkspaceById", {
      body: JSON.stringify({ data: null, errors: [{ message: nasty }] }),
    });
    const answers = [
      await ask('{ getWorkspaceById(workspaceId: "WSP-1") { name } }'),
      await ask("{ a\u202E }"),
      await ask('query { whoAmI(a: "\u0007") { user { name } } }'),
    ];
    expect(answers[0]).toContain("evil");
    for (const answer of answers) {
      const { errors } = v.parse(Answer, JSON.parse(answer));
      expectClean(errors[0].message);
    }
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) {
      expectClean(line);
    }
  });
});
