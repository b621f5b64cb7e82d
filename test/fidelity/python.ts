import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const folder = ".fidelity";
const requirements = "test/fidelity/requirements.txt";

/** There is no Python here that could run the official client, for the reason that the message tells. */
export class MissingPython extends Error {
  override readonly name = "MissingPython";
}

/** The path of a Python that has the official client, in a virtual environment that is made once. */
export async function preparePython(): Promise<string> {
  const version = await pythonVersion();
  const mark = createHash("sha256")
    .update(version)
    .update(readFileSync(requirements))
    .digest("hex");
  const python = join(folder, "bin", "python3");
  const made = join(folder, "made-of");
  if (existsSync(made) && readFileSync(made, "utf8") === mark) {
    return python;
  }
  rmSync(folder, { recursive: true, force: true });
  console.log(`> python3 -m venv ${folder}, with ${requirements}`);
  await attempt("python3", ["-m", "venv", folder], "no virtual environment can be made");
  await attempt(
    python,
    [
      "-m",
      "pip",
      "install",
      "--quiet",
      "--no-compile",
      "--disable-pip-version-check",
      "-r",
      requirements,
    ],
    "the official client cannot be installed from a package index",
  );
  writeFileSync(made, mark);
  return python;
}

async function pythonVersion(): Promise<string> {
  const { stdout } = await attempt("python3", ["--version"], "there is no python3");
  const [, major = 0, minor = 0] = /(\d+)\.(\d+)/.exec(stdout)?.map(Number) ?? [];
  if (major < 3 || (major === 3 && minor < 11)) {
    throw new MissingPython(`${stdout.trim()} is too old: the pinned packages need 3.11 or newer`);
  }
  return stdout.trim();
}

async function attempt(
  name: string,
  args: readonly string[],
  trouble: string,
): Promise<{ readonly stdout: string }> {
  try {
    return await run(name, [...args]);
  } catch (error) {
    const said = error instanceof Error && "stderr" in error ? String(error.stderr).trim() : "";
    throw new MissingPython(said === "" ? trouble : `${trouble}:\n${said}`);
  }
}
