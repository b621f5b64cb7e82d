import { PassThrough } from "node:stream";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { connect } from "../../../../src/index.ts";
import { containing, desk } from "../call.ts";
import { atEnd, endAll, start } from "./start.ts";

afterEach(endAll);

describe("vectice dev", () => {
  it("serves the demo organization to whoever has its token, until it is ended", async () => {
    const { url, token, end } = await start();
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const connection = await connect.open({ host: url, apiToken: token, logLevel: "silent" });
    expect((await connection.workspaces()).map(({ name }) => name)).toContain("Credit risk");
    expect(await end()).toMatchObject({ code: 130, err: "" });
    await expect(fetch(url)).rejects.toThrow();
  });

  it("prints how to use it from a terminal, a program, a page and Python", async () => {
    const controller = new AbortController();
    const stdout = new PassThrough({ encoding: "utf8" });
    const ended = desk().call("dev --port 0", { signal: controller.signal, stdout });
    const text = await new Promise<string>((resolve) => {
      stdout.once("data", resolve);
    });
    controller.abort();
    await ended;
    for (const way of [
      "npx vectice ls",
      "VECTICE_HOST=http",
      "await connect({",
      "vectice.connect(host=",
    ]) {
      expect(text).toContain(way);
    }
  });

  it("holds what a seed says", async () => {
    const folder = await mkdtemp(join(tmpdir(), "vectice-dev-"));
    atEnd(() => rm(folder, { recursive: true, force: true }));
    const path = join(folder, "seed.json");
    await writeFile(path, JSON.stringify({ workspaces: [{ name: "Mine" }] }));
    for (const { url, token } of [
      await start(`--seed ${path}`),
      await start("--seed -", '{"workspaces":[{"name":"Mine"}]}'),
    ]) {
      const connection = await connect.open({ host: url, apiToken: token, logLevel: "silent" });
      expect((await connection.workspaces()).map(({ name }) => name)).toEqual(["Mine"]);
    }
  });

  it.each([
    ["--port 70000", "--port takes a number"],
    ["--seed none.json", "does not exist"],
    ["--seed -", "is no seed"],
    ["--host 203.0.113.7", "cannot be listened at"],
    ["--host=", "--host is blank"],
    ["--data /no/such/folder/data", '"/no/such/folder/data" cannot be kept (ENOENT)'],
  ])("refuses %s", async (line, reason) => {
    expect(await desk().call(`dev --port 0 ${line}`, { input: "[]" })).toMatchObject({
      code: 2,
      err: containing(reason),
    });
  });

  it("keeps nothing in what is no regular file, and waits for none", async () => {
    const folder = await mkdtemp(join(tmpdir(), "vectice-dev-"));
    atEnd(() => rm(folder, { recursive: true, force: true }));
    const path = join(folder, "data");
    await mkdir(path);
    expect(await desk().call(`dev --port 0 --data ${path}`)).toMatchObject({
      code: 2,
      err: containing("is no regular file"),
    });
  });

  it("says when the port is in use", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => {
      server.once("listening", resolve);
    });
    const address = server.address();
    const port = typeof address === "object" ? address?.port : undefined;
    const { code, err } = await desk().call(`dev --port ${port}`);
    server.close();
    expect(code).toBe(2);
    expect(err).toContain(`Port ${port} is in use.`);
  });

  it("lets other machines in only when it is told to, and says what that means", async () => {
    const { url, end } = await start("--host 0.0.0.0");
    const { port } = new URL(url);
    const page = await (await fetch(`http://127.0.0.1:${port}/`)).text();
    expect(page).not.toContain("token-of-user");
    expect((await end()).err).toContain("Other machines can reach it");
  });
});

describe("pages", () => {
  it.each([
    ["http://localhost:5173", 204],
    ["http://127.0.0.1:8080", 204],
    ["http://[::1]:3000", 204],
    ["http://app.localhost", 204],
    ["https://evil.example", 403],
    ["http://localhost.evil.example", 403],
    ["http://127.0.0.1.evil.example", 403],
    ["null", 403],
  ])("of %s are answered with %i", async (origin, status) => {
    const { url } = await start();
    const headers = {
      origin,
      "access-control-request-method": "POST",
      "access-control-request-headers": "authorization",
    };
    const answer = await fetch(`${url}/graphql`, { method: "OPTIONS", headers });
    expect(answer.status).toBe(status);
    expect(answer.headers.get("access-control-allow-origin")).toBe(status === 204 ? origin : null);
  });

  it("of others cannot come in by giving their name this machine's address", async () => {
    const { url } = await start();
    const { port } = new URL(url);
    const status = (host: string): Promise<number | undefined> =>
      statusWithHost(Number(port), host);
    expect(await status("evil.example")).toBe(403);
    expect(await status(`localhost:${port}`)).toBe(200);
  });
});

async function statusWithHost(port: number, host: string): Promise<number | undefined> {
  const { request } = await import("node:http");
  return new Promise((resolve, reject) => {
    const call = request({ port, host: "127.0.0.1", path: "/", headers: { host } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    call.on("error", reject);
    call.end();
  });
}

describe("the page at the root", () => {
  it("says what it holds and what it was asked, and where and with which token to ask", async () => {
    const { url, token } = await start();
    const connection = await connect.open({ host: url, apiToken: token, logLevel: "silent" });
    await connection.project("PRJ-1");
    const answer = await fetch(url);
    const page = await answer.text();
    expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
    for (const text of [
      url,
      token,
      "<td>projects</td>",
      "Credit risk",
      "getProjectById",
      "/metadata/authenticate",
    ]) {
      expect(page).toContain(text);
    }
    expect(page).not.toMatch(/Bearer|eyJ|<script/);
  });

  it("shows the last 50 requests, and keeps no more", async () => {
    const { url } = await start();
    for (let at = 0; at < 60; at += 1) {
      await fetch(`${url}/metadata/number-${at}`);
    }
    const page = await (await fetch(url)).text();
    expect(page.match(/number-\d+/g)).toEqual(
      Array.from({ length: 50 }, (_, at) => `number-${59 - at}`),
    );
  });

  it("shows names as text", async () => {
    const { url } = await start(
      "--seed -",
      '{"workspaces":[{"name":"<script>alert(1)</script>"}]}',
    );
    const page = await (await fetch(url)).text();
    expect(page).not.toContain("<script");
    expect(page).toContain("&#60;script&#62;");
  });
});
