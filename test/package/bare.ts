import { execFile } from "node:child_process";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";

const execute = promisify(execFile);

/**
 * Imports a module where nothing of Node is left but the globals that browsers have as well, and where
 * text cannot be made into code; answers what its function `run` resolves to for the address of a
 * host and further parameters, and the names of globals that appeared.
 */
export async function runBare(
  path: string,
  host: string,
  ...parameters: readonly string[]
): Promise<string> {
  const program = `
    const { stdout } = process;
    // Node's own fetch asks for some of them as well: so they are taken away from files alone.
    for (const name of ["process", "Buffer", "global", "setImmediate", "clearImmediate"]) {
      const value = globalThis[name];
      Object.defineProperty(globalThis, name, {
        get() {
          const [, , caller = ""] = new Error().stack.split("\\n");
          if (caller.includes("file:")) throw new ReferenceError(name + " is not defined");
          return value;
        },
      });
    }
    const left = new Set(Object.getOwnPropertyNames(globalThis));
    const { run } = await import(${JSON.stringify(pathToFileURL(path).href)});
    const answer = await run(...${JSON.stringify([host, ...parameters])});
    const added = Object.getOwnPropertyNames(globalThis).filter((name) => !left.has(name));
    stdout.write([answer, ...added].join(" "));
  `;
  const { stdout, stderr } = await execute(process.execPath, [
    "--disallow-code-generation-from-strings",
    "--no-warnings",
    "--input-type=module",
    "--eval",
    program,
  ]);
  return stdout + stderr;
}
