import { Writable } from "node:stream";
import { describe, expect, it } from "vitest";
import { Connection } from "../../../src/index.ts";
import { desk } from "./call.ts";

describe("the exit code", () => {
  it("is 0 when it is done", async () => {
    expect((await desk().call("ls")).code).toBe(0);
  });

  it.each([
    ["nothing", ""],
    ["an unknown command", "sl"],
    ["an unknown option", "ls --jsno"],
    ["a missing argument", "get"],
    ["too many arguments", "get PRJ-1 PRJ-2"],
    ["no id", "get Churn"],
    ["nothing of that id", "get PRJ-4711"],
    ["two formats", "ls --json -q"],
  ])("is 2 for %s", async (_, line) => {
    const { code, out, err } = await desk().call(line);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).not.toBe("");
  });

  it("is 2 when the server fails or is not there", async () => {
    const { backend, call } = desk();
    backend.fail("whoAmI", { status: 500 });
    expect((await call("ls")).code).toBe(2);
    const connect = (): Promise<Connection> =>
      Connection.open({ apiToken: "t", host: "http://127.0.0.1:9", retry: 0, logLevel: "silent" });
    expect((await call("ls", { connect })).code).toBe(2);
  });

  it("is 4 when the token or the permission is refused", async () => {
    const { backend, call } = desk();
    const refused = await call("ls --token-stdin", { input: "wrong\n" });
    expect(refused).toMatchObject({ code: 4, out: "" });
    expect(refused.err).not.toContain("wrong\n");
    backend.fail("getProjectList", { error: { message: "No", status: 403 } });
    expect((await call("ls WSP-1")).code).toBe(4);
  });

  it("is 0 when the reader of the pipe is gone", async () => {
    const stdout = new Writable({
      write: (_chunk, _encoding, done) =>
        done(Object.assign(new Error("EPIPE"), { code: "EPIPE" })),
    });
    expect(await desk().call("ls WSP-1 --ndjson", { stdout })).toEqual({
      code: 0,
      out: "",
      err: "",
    });
  });

  it("is 130 after Ctrl+C, which ends the requests", async () => {
    const controller = new AbortController();
    const { backend, call } = desk({ latency: 60_000 });
    const called = call("ls", { signal: controller.signal });
    await expect.poll(() => backend.requests.length).toBe(1);
    controller.abort(new Error("Interrupted"));
    expect(await called).toEqual({ code: 130, out: "", err: "" });
  });
});

describe("the token", () => {
  it("comes from standard input where that is told", async () => {
    const { backend, call } = desk();
    const token = backend.data.users[1]?.apiToken ?? "";
    const { out } = await call("whoami -q --token-stdin", { input: `${token}\r\n` });
    expect(out).toBe(`${backend.data.users[1]?.name}\n`);
  });

  it("is no option, is never asked for, and is never shown", async () => {
    const { call } = desk();
    const { code, err } = await call("whoami --token s3cret-token");
    expect(code).toBe(2);
    expect(err).toContain("VECTICE_API_TOKEN");
    expect(err).not.toContain("s3cret-token");
    expect(await call("whoami --token-stdin", { terminal: true })).toMatchObject({ code: 2 });
    expect(await call("whoami --token-stdin")).toMatchObject({ code: 2 });
  });
});
