import { execFileSync } from "node:child_process";
import { mkdtempSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { nodeEnvironment } from "../../../src/environment/node.ts";
import {
  connect,
  Connection,
  clearSettings,
  saveSettings,
  SettingsError,
} from "../../../src/index.ts";
import { createBackend } from "../../../src/testing/index.ts";

let home = "";
let work = "";
const backend = createBackend({});
const [user] = backend.data.users;
const apiToken = user?.apiToken ?? "";
const host = "https://vectice.example.com";
const lines: string[] = [];
const collect = (line: string): void => void lines.push(line);
const logger = { debug: collect, info: collect, warn: collect, error: collect };
const open = (options: object = {}): Promise<Connection> =>
  Connection.open({ fetch: backend.fetch, logger, ...options });

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "vectice-home-"));
  work = mkdtempSync(join(tmpdir(), "vectice-work-"));
  vi.spyOn(process, "cwd").mockReturnValue(work);
  vi.stubEnv("HOME", home);
  for (const key of [
    "VECTICE_API_TOKEN",
    "VECTICE_HOST",
    "VECTICE_API_ENDPOINT",
    "WORKSPACE",
    "PROJECT",
    "VECTICE_LOG",
  ]) {
    vi.stubEnv(key, undefined);
  }
  lines.length = 0;
});

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  rmSync(home, { recursive: true });
  rmSync(work, { recursive: true });
});

describe("settings in Node", () => {
  it("come from the environment, then from the dotenv files in their order, each on its own", async () => {
    writeFileSync(
      join(home, ".env"),
      `VECTICE_API_TOKEN=wrong\nPROJECT=wrong\nWORKSPACE="Credit risk"\n`,
    );
    writeFileSync(join(work, ".env"), `export PROJECT='Churn' # the one\n`);
    writeFileSync(join(home, ".vectice"), `\uFEFFVECTICE_API_TOKEN=${apiToken}\n`);
    writeFileSync(join(work, ".vectice"), `VECTICE_API_TOKEN=\n`);
    vi.stubEnv("VECTICE_API_ENDPOINT", host);
    const project = await connect({ fetch: backend.fetch, logger });
    expect(project.kind).toBe("project");
    const { settings } = await open();
    expect(settings).toEqual({
      host: { value: host, source: "environment" },
      apiToken: { source: ".vectice of the home directory" },
      workspace: { value: "Credit risk", source: ".env of the home directory" },
      project: { value: "Churn", source: ".env of the working directory" },
    });
    expect(process.env["WORKSPACE"]).toBeUndefined();
  });

  it("prefer the argument to the config file, and that to everything else", async () => {
    const path = join(work, "config.json");
    writeFileSync(
      path,
      JSON.stringify({
        VECTICE_API_TOKEN: apiToken,
        VECTICE_HOST: "https://file.example",
        WORKSPACE: 1,
      }),
    );
    vi.stubEnv("VECTICE_HOST", "https://environment.example");
    vi.stubEnv("WORKSPACE", "nothing");
    const { settings } = await open({ config: path, host });
    expect(settings.host).toEqual({ value: host, source: "argument" });
    expect(settings.apiToken).toEqual({ source: `config file "${path}"` });
    expect(settings.workspace).toEqual({ value: 1, source: `config file "${path}"` });
    const workspace = await connect({ config: pathToFileURL(path), fetch: backend.fetch });
    expect(workspace.kind).toBe("workspace");
    const blob = new Blob([JSON.stringify({ VECTICE_API_TOKEN: apiToken })]);
    expect((await open({ config: blob })).settings.apiToken?.source).toBe("the config Blob");
  });

  it("default to the hosted service", async () => {
    expect((await open({ apiToken })).settings.host).toEqual({
      value: "https://app.vectice.com",
      source: "default",
    });
  });

  it("name every place looked in when there is no token", async () => {
    await expect(open()).rejects.toThrow(
      "No API token was found: no option apiToken, no VECTICE_API_TOKEN in: environment, " +
        ".vectice of the working directory, .vectice of the home directory, .env of the working directory, " +
        ".env of the home directory, /etc/vectice/api.cfg. Make one at https://app.vectice.com/account/api-keys.",
    );
  });

  it("refuse a project without a workspace, wherever it is set", async () => {
    vi.stubEnv("PROJECT", "Churn");
    await expect(open({ apiToken })).rejects.toThrow(/A project is set \(from: environment\)/);
  });

  it.each([
    ["not there", undefined, "does not exist"],
    ["not JSON", "VECTICE_API_TOKEN=canary", "is not valid JSON"],
    ["a list", '["canary"]', "holds a list"],
    ["null", "null", "holds null"],
    ["text", '"canary"', "holds a string"],
    ["a wrong type", '{"VECTICE_API_TOKEN": {"canary": 1}}', "VECTICE_API_TOKEN"],
  ])("say what is wrong with a config file: %s", async (_, text, message) => {
    const path = join(work, "config.json");
    if (text !== undefined) {
      writeFileSync(path, text);
    }
    const failure = await open({ config: path }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(SettingsError);
    expect(String(failure)).toContain(message);
    expect(String(failure)).toContain(path);
    expect(String(failure)).not.toContain("canary");
  });

  it.each(["file://server/config.json", "file:///a%2Fb"])(
    "refuse %s, which is no path here",
    async (url) => {
      await expect(open({ config: new URL(url) })).rejects.toThrow(`config ${url} cannot be read`);
    },
  );

  it("say that a config folder cannot be read, and that other URLs are not for Node", async () => {
    await expect(open({ config: work })).rejects.toThrow("cannot be read (EISDIR)");
    await expect(open({ config: new URL("https://host/config.json") })).rejects.toThrow(
      "https: URL",
    );
  });

  it("take a folder in a dotenv file's place for no file", async () => {
    mkdirSync(join(work, ".env"));
    await expect(open()).rejects.toThrow("No API token");
    expect(lines).toEqual([]);
  });

  it("need no working directory where nothing is in it", async () => {
    const cwd = vi.spyOn(process, "cwd").mockImplementation(() => {
      throw Object.assign(new Error("uv_cwd"), { code: "ENOENT" });
    });
    writeFileSync(join(home, ".env"), "WORKSPACE=Credit risk");
    const { settings } = await open({ apiToken, logLevel: "debug" });
    expect(cwd).toHaveBeenCalled();
    expect(settings.workspace?.source).toBe(".env of the home directory");
    expect(lines.join("\n")).toContain(
      ".vectice of the working directory cannot be looked for (ENOENT).",
    );
  });

  it("count as absent where Deno may not look", async () => {
    const refuse = (): never => {
      throw Object.assign(new Error("run again with --allow-env"), { name: "NotCapable" });
    };
    vi.spyOn(process, "cwd").mockImplementation(refuse);
    const before = process.env;
    const mine = /^(VECTICE|WORKSPACE|PROJECT|NO_COLOR)/;
    process.env = new Proxy(before, {
      get: (variables, key): unknown =>
        mine.test(String(key)) ? refuse() : Reflect.get(variables, key, variables),
      getOwnPropertyDescriptor: (variables, key) =>
        mine.test(String(key)) ? refuse() : Reflect.getOwnPropertyDescriptor(variables, key),
    });
    try {
      expect((await open({ apiToken })).settings).toEqual({
        host: { value: "https://app.vectice.com", source: "default" },
        apiToken: { source: "argument" },
      });
      expect(nodeEnvironment.output().columns).toBe(process.stdout.columns);
      await expect(open()).rejects.toThrow("No API token was found");
    } finally {
      process.env = before;
    }
    expect(lines).toEqual(lines.filter((line) => line.includes("Connected")));
  });

  it("are not saved in Node: there is nothing to save them in", () => {
    expect(() => saveSettings({ apiToken })).toThrow("could not be saved");
    expect(() => clearSettings()).not.toThrow();
  });
});

describe("the environment of Node", () => {
  it("reads VECTICE_LOG", async () => {
    vi.stubEnv("VECTICE_LOG", "DEBUG");
    await open({ apiToken });
    expect(lines.some((line) => line.includes("whoAmI"))).toBe(true);
    expect(lines.join()).not.toContain(apiToken);
    vi.stubEnv("VECTICE_LOG", "loud");
    await expect(open({ apiToken })).rejects.toThrow("VECTICE_LOG must be one of");
  });

  it("prints to standard output, log lines to standard error", async () => {
    const write = vi.spyOn(process.stdout, "write").mockReturnValue(true);
    const error = vi.spyOn(console, "error").mockReturnValue(undefined);
    const warn = vi.spyOn(console, "warn").mockReturnValue(undefined);
    const connection = await Connection.open({ apiToken, fetch: backend.fetch, logLevel: "debug" });
    await connection.listWorkspaces();
    expect(write.mock.calls.flat().join("")).toContain("workspace id");
    expect(error).toHaveBeenCalled();
    nodeEnvironment.logger.warn("w");
    expect(warn).toHaveBeenCalledWith("w");
  });

  it("explains certificates that are not trusted, and other silence", () => {
    const failure = { host, headers: [], code: "SELF_SIGNED_CERT_IN_CHAIN" };
    expect(nodeEnvironment.explain(failure)).toContain("NODE_EXTRA_CA_CERTS");
    expect(nodeEnvironment.explain({ ...failure, code: "ECONNREFUSED" })).toContain(
      "(ECONNREFUSED)",
    );
    expect(nodeEnvironment.explain({ ...failure, code: undefined })).toContain("Is the host right");
  });

  it("names the code of a refused connection", async () => {
    const failure = await Connection.open({
      apiToken,
      host: "http://127.0.0.1:9",
      retry: 0,
      logLevel: "silent",
    }).catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: "NetworkError", code: "network_error" });
    expect(String(failure)).toMatch(/127\.0\.0\.1:9 .*authenticate/);
  });
});

describe("what is no file of settings", () => {
  it("is warned about and not waited for: a pipe, a device, an endless file", async () => {
    execFileSync("mkfifo", [join(work, ".env")]);
    symlinkSync("/dev/zero", join(home, ".env"));
    writeFileSync(join(work, ".vectice"), "X=1\n".repeat(300_000));
    await open({ apiToken, host, workspace: undefined });
    expect(lines).toContainEqual(
      expect.stringMatching(/work-.*\.env cannot be read \(it is no regular/),
    );
    expect(lines).toContainEqual(
      expect.stringMatching(/home-.*\.env cannot be read \(it is no regular/),
    );
    expect(lines).toContainEqual(
      expect.stringMatching(/\.vectice cannot be read \(it is longer than/),
    );
  });

  const text = `VECTICE_API_TOKEN=${apiToken}\nVECTICE_HOST=${host}\n`;
  const json = JSON.stringify({ VECTICE_API_TOKEN: apiToken, VECTICE_HOST: host });
  const yaml = `---\nVECTICE_API_TOKEN: ${apiToken}\nVECTICE_HOST: ${host}\n`;
  const bigEndian = (content: string): Buffer => Buffer.from(content, "utf16le").swap16();

  it.each<[string, string | Buffer, RegExp]>([
    [
      "UTF-16 with its mark",
      Buffer.from(`\uFEFF${text}`, "utf16le"),
      /it is UTF-16, save it as UTF-8/,
    ],
    ["UTF-16 without", Buffer.from(text, "utf16le"), /it is UTF-16/],
    ["UTF-16, the other way round", bigEndian(`\uFEFF${text}`), /it is UTF-16/],
    ["the other way round, without", bigEndian(text), /it is UTF-16/],
    ["another script in UTF-16", Buffer.from("\uFEFF鍵=値", "utf16le"), /it is UTF-16/],
    ["JSON", json, /it is JSON, give it as the option config/],
    ["JSON with a mark", `\uFEFF\n${json}`, /it is JSON/],
    ["YAML", yaml, /it is YAML, write lines of KEY=value/],
    ["binary", Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0]), /it is binary/],
    ["text with NUL", text.replace("\n", "\0\n"), /it is binary, holds NUL bytes/],
    ["Latin-1", Buffer.from(`# für\n${text}`, "latin1"), /it is no UTF-8/],
  ])("are told what they are, in the error as well: %s", async (_, content, form) => {
    for (const name of [".vectice", ".env"]) {
      lines.length = 0;
      writeFileSync(join(work, name), content);
      const error: unknown = await open().catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(SettingsError);
      expect(String(error)).toMatch(form);
      expect(String(error)).toContain(`${name} of the working directory (it is`);
      expect(lines.join("\n")).toMatch(form);
      expect(lines.join("\n") + String(error)).not.toContain(apiToken);
      rmSync(join(work, name));
    }
  });

  it("are told when a folder stands in their place and no token was found", async () => {
    mkdirSync(join(work, ".env"));
    await expect(open()).rejects.toThrow(".env of the working directory (it is a folder)");
    expect(lines).toEqual([]);
  });

  it.each([
    ["line ends of Windows", text.replaceAll("\n", "\r\n")],
    ["the mark of UTF-8", `\uFEFF${text}`],
    ["both, and spaces", `\uFEFF${text}`.replaceAll("\n", "\r\n").replaceAll("=", " = ")],
    ["a colon in a comment", `# WORKSPACE: none\n${text}`],
  ])("are read with %s", async (_, content) => {
    writeFileSync(join(work, ".vectice"), content);
    expect((await open()).host).toBe(host);
    expect(lines).toEqual([]);
  });

  it.each<[string, string | Buffer, RegExp]>([
    ["UTF-16", Buffer.from(`\uFEFF${json}`, "utf16le"), /not valid JSON \(it is UTF-16/],
    ["lines of KEY=value", text, /\(it is lines of KEY=value\)/],
    ["YAML", yaml, /\(it is YAML\)/],
    ["binary", Buffer.from([1, 0, 0, 0, 255]), /\(it is binary/],
    ["nothing", " \n", /\(it is empty\)/],
    ["half of it", json.slice(0, -1), /is not valid JSON\. Download/],
  ])("are told what they are as config: %s", async (_, content, form) => {
    const path = join(work, "config.json");
    writeFileSync(path, content);
    for (const config of [
      path,
      pathToFileURL(path),
      new Blob([Uint8Array.from(Buffer.from(content))]),
    ]) {
      const error: unknown = await open({ config }).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(SettingsError);
      expect(String(error)).toMatch(form);
      expect(String(error)).not.toContain(apiToken);
    }
  });

  it.each(["pipe", "device", "long"])("is refused as config: %s", async (kind) => {
    const path = join(work, "config.json");
    if (kind === "pipe") {
      execFileSync("mkfifo", [path]);
    } else if (kind === "device") {
      symlinkSync("/dev/zero", path);
    } else {
      writeFileSync(path, " ".repeat(1_100_000));
    }
    await expect(open({ config: path })).rejects.toThrow(/config\.json" cannot be read \(it is/);
  });
});

describe("settings of unlike trust", () => {
  const warnings = (): string[] => lines.filter((line) => line.includes("The host"));

  it("are warned about when a file of the working directory chose the host of another's token", async () => {
    writeFileSync(join(work, ".vectice"), `VECTICE_HOST=${host}\n`);
    vi.stubEnv("VECTICE_API_TOKEN", apiToken);
    await open();
    expect(warnings()).toEqual([
      expect.stringMatching(
        /https:\/\/vectice\.example\.com" \(from: \.vectice of the working directory\) gets the token \(from: environment\)/,
      ),
    ]);
    lines.length = 0;
    writeFileSync(join(work, ".env"), `VECTICE_API_TOKEN=${apiToken}\n`);
    vi.stubEnv("VECTICE_API_TOKEN", undefined);
    await open();
    await open({ host, apiToken });
    expect(warnings()).toEqual([]);
  });

  it.each([
    ["http://vectice.example.com", 1],
    ["http://localhost.example.com", 1],
    ["http://127.0.0.1:8080", 0],
    ["http://localhost:8080", 0],
    ["http://[::1]:8080", 0],
  ])("are warned about when a token goes unencrypted: %s", async (address, count) => {
    await open({ host: address, apiToken });
    expect(warnings().filter((line) => line.includes("asked by http:"))).toHaveLength(count);
  });

  it("are not what all objects inherit", async () => {
    const polluted: object = Object.prototype;
    for (const name of ["host", "VECTICE_HOST", "apiToken", "VECTICE_API_TOKEN"]) {
      Object.defineProperty(polluted, name, { value: "evil.example.com", configurable: true });
    }
    try {
      vi.stubEnv("WORKSPACE", undefined);
      await expect(open()).rejects.toThrow("No API token was found");
      const { settings } = await open({ apiToken: () => apiToken });
      expect(settings.host).toEqual({ value: "https://app.vectice.com", source: "default" });
    } finally {
      for (const name of ["host", "VECTICE_HOST", "apiToken", "VECTICE_API_TOKEN"]) {
        Reflect.deleteProperty(polluted, name);
      }
    }
  });
});
