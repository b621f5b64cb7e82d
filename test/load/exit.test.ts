import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createBackend } from "../../src/testing/index.ts";
import { type Listening, listen } from "../../src/testing/node.ts";

const execute = promisify(execFile);
const backend = createBackend();
let server: Listening;

beforeAll(async () => {
  server = await listen(backend);
});
afterAll(() => server.close());

/** Runs a program on the built package, in a Node of its own; kills it when it does not end by itself. */
async function run(program: string): Promise<string> {
  const { stdout } = await execute(
    process.execPath,
    ["--unhandled-rejections=strict", "--input-type=module", "--eval", program],
    {
      env: {
        PATH: process.env["PATH"],
        VECTICE_HOST: server.url,
        VECTICE_API_TOKEN: backend.data.users[0]?.apiToken,
      },
      // Shorter than the time (30 s) for which a timer that was left behind keeps a process alive.
      timeout: 20_000,
    },
  );
  return stdout;
}

describe("a program that is done", { timeout: 30_000 }, () => {
  it("ends by itself after ordinary calls", async () => {
    const program = `
      import { Connection } from "vectice";
      const connection = await Connection.open();
      const workspaces = await connection.workspaces();
      for await (const project of workspaces[0].projects({ pageSize: 1 })) break;
      console.log("done");`;
    expect(await run(program)).toBe("done\n");
  });

  it("ends by itself after calls that failed, were aborted or were never awaited", async () => {
    backend.fail("getWorkspaceById", { hang: true });
    const program = `
      import { Connection } from "vectice";
      const connection = await Connection.open({ retry: 0 });
      const leaving = new AbortController();
      const calls = [
        connection.workspace("WSP-1", { signal: leaving.signal }),
        connection.workspace("no such workspace"),
        connection.workspace("WSP-2", { signal: AbortSignal.timeout(1) }),
      ];
      setTimeout(() => leaving.abort(new Error("enough")), 100);
      const ends = await Promise.allSettled(calls);
      connection.workspaces();
      const pages = connection.workspaces({ pageSize: 1 })[Symbol.asyncIterator]();
      await pages.next();
      console.log(ends.map(({ status }) => status).join());`;
    expect(await run(program)).toBe("rejected,rejected,rejected\n");
  });
});
