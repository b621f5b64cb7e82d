import { chmod, cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import * as v from "valibot";
import { type Backend, createBackend } from "vectice/testing";
import { type Listening, listen } from "vectice/testing/node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Installation, install } from "./install.ts";
import {
  type CallOptions,
  callOnTerminal,
  callPacked,
  callShell,
  commandIn,
} from "./spawn-command.ts";

const workspaces = Array.from({ length: 10_000 }, (_, at) => ({ name: `Workspace ${at + 1}` }));
const versions = [{ metrics: { auc: 0.87 } }];
const projects = [{ name: "Churn", models: [{ name: "M", versions }] }];

let installed: Installation;
let backend: Backend;
let served: Listening;
let options: CallOptions;
beforeAll(async () => {
  installed = await install();
  backend = createBackend({ seed: { workspaces: [{ name: "First", projects }, ...workspaces] } });
  served = await listen(backend);
  const env = {
    VECTICE_HOST: served.url,
    VECTICE_API_TOKEN: backend.data.users[0]?.apiToken ?? "",
  };
  options = { folder: installed.folder, env };
}, 60_000);
afterAll(async () => {
  await served.close();
  await installed.remove();
});

describe("the packed command", () => {
  it("is the package's bin: a small file that can be run, whose parts no export reaches", async () => {
    const manifest = v.parse(
      v.object({
        bin: v.record(v.string(), v.string()),
        dependencies: v.record(v.string(), v.string()),
      }),
      JSON.parse(await readFile("package.json", "utf8")),
    );
    expect(manifest.bin).toEqual({ vectice: "./dist/cli.js" });
    expect(Object.keys(manifest.dependencies)).toEqual(["ky", "valibot"]);
    const code = await readFile(commandIn(installed.folder), "utf8");
    expect(code.startsWith("#!/usr/bin/env node\n")).toBe(true);
    expect(code.length).toBeLessThan(20_000);
  });

  it.skipIf(process.platform === "win32")("runs as a program of its own", async () => {
    await chmod(commandIn(installed.folder), 0o755);
    const { code, out } = await callShell(`"${commandIn(installed.folder)}" --version`, options)
      .ended;
    expect(code).toBe(0);
    expect(out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it("helps without loading anything of the library", async () => {
    const { code, out, err } = await callPacked(["--help"], { folder: installed.folder }).ended;
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toContain("Usage: vectice <command>");
    // Where nothing but its own files is, only what needs the library fails.
    const bare = await mkdtemp(join(tmpdir(), "vectice-bare-"));
    const alone = join(bare, "node_modules", "vectice", "dist");
    await cp(join(dirname(commandIn(installed.folder)), "cli"), join(alone, "cli"), {
      recursive: true,
    });
    await cp(commandIn(installed.folder), join(alone, "cli.js"));
    await writeFile(join(alone, "..", "package.json"), '{ "type": "module" }');
    expect(await callPacked(["--help"], { folder: bare }).ended).toEqual({ code, out, err });
    expect((await callPacked(["ls"], { folder: bare }).ended).code).toBe(2);
    await rm(bare, { recursive: true });
  });

  it("prints lines of tabs into a pipe, and all of them, however slowly they are read", async () => {
    const line = "vectice ls --json | (sleep 1; cat) | tail -c 3";
    expect(await callShell(line, options).ended).toEqual({
      code: 0,
      out: "}\n]\n".slice(-3),
      err: "",
    });
    const { out } = await callPacked(["ls"], options).ended;
    expect(out.split("\n")).toHaveLength(10_002);
    expect(out).toContain("WSP-10001\tWorkspace 10000\t\n");
  });

  it.skipIf(process.platform === "win32")("ends quietly when nobody reads on", async () => {
    const line = 'vectice ls --ndjson | head -1; echo "${PIPESTATUS[0]}"';
    const { out, err } = await callShell(line, options).ended;
    const [first = "", status] = out.split("\n");
    expect(JSON.parse(first)).toMatchObject({ id: "WSP-1" });
    expect({ status, err }).toEqual({ status: "0", err: "" });
  });

  it.skipIf(process.platform === "win32")(
    "prints tables with colours on a terminal, as wide as it is",
    async () => {
      const { code, out } = await callOnTerminal(["ls", "--limit", "2"], options).ended;
      expect(code).toBe(0);
      expect(out).toContain("\u001b[1mid");
      expect(out).toMatch(/^WSP-2  Workspace 1/m);
      const plain = callOnTerminal(["ls"], { ...options, env: { ...options.env, NO_COLOR: "1" } });
      expect((await plain.ended).out).not.toContain("\u001b[");
    },
  );

  it.skipIf(process.platform !== "linux")("opens a link on a terminal alone", async () => {
    const bin = join(installed.folder, "bin");
    await mkdir(bin, { recursive: true });
    const opened = join(installed.folder, "opened");
    await writeFile(join(bin, "xdg-open"), `#!/bin/sh\necho "$1" >> '${opened}'\n`, {
      mode: 0o755,
    });
    const env = { ...options.env, PATH: `${bin}:${process.env["PATH"] ?? ""}` };
    await callPacked(["open", "PRJ-1"], { ...options, env }).ended;
    const { out } = await callOnTerminal(["open", "PRJ-1"], { ...options, env }).ended;
    await expect.poll(() => readFile(opened, "utf8").catch(() => "")).toBe(`${out.trim()}\n`);
  });

  it("finds its settings in files too, says where, and takes the token from a pipe", async () => {
    const folder = installed.folder;
    await writeFile(join(folder, ".vectice"), `VECTICE_HOST=${served.url}\n`);
    const call = callPacked(["whoami", "--token-stdin"], {
      folder,
      input: `${options.env?.["VECTICE_API_TOKEN"]}\n`,
    });
    const { code, out } = await call.ended;
    expect(code).toBe(0);
    expect(out).toContain("(from: .vectice of the working directory)");
    await writeFile(join(folder, ".vectice"), "");
  });

  it.each<[number, string, Readonly<Record<string, string>>]>([
    [0, "gate MDV-1 --metric auc>=0.8", {}],
    [1, "gate MDV-1 --metric auc>=0.9", {}],
    [2, "get PRJ-4711", {}],
    [4, "ls", { VECTICE_API_TOKEN: "wrong" }],
    [8, "gate MDV-1 --metric gini>=0.9", {}],
  ])("ends with %i after %s", async (code, line, env) => {
    const call = callPacked(line.split(" "), { ...options, env: { ...options.env, ...env } });
    expect((await call.ended).code).toBe(code);
  });

  it("says where it looked for a token when it finds none", async () => {
    const env = { VECTICE_HOST: served.url };
    const { code, err } = await callPacked(["ls"], { ...options, env }).ended;
    expect(code).toBe(2);
    expect(err).toContain("VECTICE_API_TOKEN");
  });

  it.skipIf(process.platform === "win32")(
    "ends its requests at Ctrl+C, and itself with 130",
    async () => {
      backend.fail("getUserWorkspaceList", { hang: true });
      const { child, ended } = callPacked(["ls"], options);
      const asked = backend.requests.length;
      await expect
        .poll(() => backend.requests.slice(asked).map(({ operation }) => operation))
        .toContain("getUserWorkspaceList");
      child.kill("SIGINT");
      expect(await ended).toEqual({ code: 130, out: "", err: "" });
    },
  );
});

describe("vectice dev, packed", () => {
  it.skipIf(process.platform === "win32")(
    "runs where nothing else is installed, until it is told to end",
    async () => {
      for (const [signal, code] of [
        ["SIGINT", 130],
        ["SIGTERM", 143],
      ] as const) {
        const { child, ended, printed } = callPacked(["dev", "--port=0", "--json"], options);
        const { url, token } = v.parse(
          v.object({ url: v.string(), token: v.string() }),
          JSON.parse(await printed(/\}\n$/)),
        );
        const env = { VECTICE_HOST: url, VECTICE_API_TOKEN: token };
        const { out } = await callPacked(["ls", "-q"], { ...options, env }).ended;
        expect(out).toMatch(/^WSP-\d+\n/);
        child.kill(signal);
        expect(await ended).toMatchObject({ code, err: "" });
      }
    },
  );
});
