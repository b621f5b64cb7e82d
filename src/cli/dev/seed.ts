import type { BackendOptions } from "../../testing/index.ts";
import { readJson } from "../read-input.ts";
import type { Terminal } from "../terminal.ts";
import { UsageError } from "../usage-error.ts";

type Seed = NonNullable<BackendOptions["seed"]>;

/** The seed that `--seed` means: `demo`, or a JSON file; `-` is standard input. */
export async function seedOf(name: string, { stdin }: Terminal): Promise<Seed> {
  if (name === "demo") {
    return "demo";
  }
  const seed = await readJson(name, stdin);
  if (!isSeed(seed)) {
    throw new UsageError(
      `${JSON.stringify(name)} is no seed: that is an object such as { "workspaces": [{ "name": "Credit risk" }] }.`,
    );
  }
  return seed;
}

/** Its outside alone: what is wrong inside shows when the backend is made of it. */
function isSeed(value: unknown): value is Exclude<Seed, "demo"> {
  return (
    typeof value === "object" &&
    value !== null &&
    "workspaces" in value &&
    Array.isArray(value.workspaces)
  );
}
