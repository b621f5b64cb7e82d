/** A variable of the environment; undefined also where Deno was not allowed to look (`--allow-env`). */
export function variable(key: string): string | undefined {
  try {
    return process.env[key];
  } catch {
    return undefined;
  }
}
