import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { commands } from "../../../src/cli/table/commands.ts";
import { desk } from "./call.ts";

const { call } = desk();
const names = commands.map(({ name }) => name);

describe("help", () => {
  it("lists every command", async () => {
    const { code, out, err } = await call("--help");
    expect({ code, err }).toEqual({ code: 0, err: "" });
    for (const { name, summary } of commands) {
      expect(out).toContain(`  ${name}`);
      expect(out).toContain(summary);
    }
    expect((await call("help")).out).toBe(out);
    expect(await call("")).toEqual({ code: 2, out: "", err: out });
  });

  it.each(names)("of %s has its options and examples that could be run", async (name) => {
    const { code, out } = await call(`${name} --help`);
    expect(code).toBe(0);
    expect((await call(`help ${name}`)).out).toBe(out);
    const command = commands.find((one) => one.name === name);
    for (const option of Object.keys(command?.options ?? {})) {
      expect(out).toContain(`--${option}`);
    }
    expect(command?.examples.length).toBeGreaterThan(0);
    for (const { line } of command?.examples ?? []) {
      expect(line).toContain(`vectice ${name}`);
      expect(out).toContain(line);
    }
  });

  it("fits a terminal", async () => {
    const outputs = await Promise.all(names.map((name) => call(`${name} --help`)));
    const lines = [...outputs, await call("--help")].flatMap(({ out }) => out.split("\n"));
    expect(lines.filter((line) => line.length > 120)).toEqual([]);
  });
});

it("the version is the package's", async () => {
  expect((await call("--version")).out).toMatch(/^\d+\.\d+\.\d+\n$/);
});

describe("what was meant", () => {
  it.each([
    ["sl", "Did you mean ls?"],
    ["whoiam", "Did you mean whoami?"],
    ["ls --jsno", "Did you mean --json?"],
    ["ls PRJ-1 modles", "Did you mean models?"],
    ["completion bahs", "Did you mean bash?"],
  ])("by %s is guessed", async (line, guess) => {
    expect((await call(line)).err).toContain(guess);
  });

  it("is not guessed where nothing is near", async () => {
    expect((await call("frobnicate")).err).not.toContain("mean");
  });
});

describe("completion", () => {
  it.each(["bash", "zsh", "fish"])("for %s knows every command and its options", async (shell) => {
    const { code, out } = await call(`completion ${shell}`);
    expect(code).toBe(0);
    for (const name of names.flatMap((name) => name.split(" "))) {
      expect(out).toContain(name);
    }
    expect(out).toContain(shell === "fish" ? "-l ndjson" : "--ndjson");
  });

  it.skipIf(process.platform === "win32")("for bash completes as bash does", async () => {
    const { out } = await call("completion bash");
    const complete = (...words: string[]): string[] =>
      execFileSync(
        "bash",
        [
          "-c",
          `${out}\nCOMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _vectice; printf '%s\\n' "\${COMPREPLY[@]}"`,
          "bash",
          "vectice",
          ...words,
        ],
        { encoding: "utf8" },
      )
        .trimEnd()
        .split("\n");
    expect(complete("who")).toEqual(["whoami"]);
    expect(complete("ls", "PRJ-1", "mo")).toEqual(["models"]);
    expect(complete("ls", "--js")).toEqual(["--json"]);
  });
});
