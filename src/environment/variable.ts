/** A variable of the environment, never what all objects inherit; undefined also where Deno was not allowed to look (`--allow-env`). */
export function variable(key: string): string | undefined {
  try {
    return Object.hasOwn(process.env, key) ? process.env[key] : undefined;
  } catch {
    return undefined;
  }
}
