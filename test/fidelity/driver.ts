import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import * as v from "valibot";

const readySchema = v.object({
  kind: v.literal("ready"),
  steps: v.array(v.string()),
  members: v.array(v.string()),
  names: v.array(v.string()),
  client: v.string(),
  python: v.string(),
});

const stepSchema = v.object({
  kind: v.literal("step"),
  name: v.string(),
  outcome: v.picklist(["passed", "failed", "skipped"]),
  message: v.string(),
  seconds: v.number(),
  used: v.array(v.string()),
});

/** What came of one step. */
export type StepResult = Omit<v.InferOutput<typeof stepSchema>, "kind">;

/** The Python half: a process that runs steps by their names, one at a time. */
export interface Driver {
  readonly steps: readonly string[];
  /** The client's public members. */
  readonly members: readonly string[];
  /** All that a notebook can name: functions, classes, and what these hold. */
  readonly names: readonly string[];
  /** The versions of the client and of Python. */
  readonly client: string;
  readonly python: string;
  run(name: string): Promise<StepResult>;
  close(): Promise<void>;
}

/** Starts the Python half against the control at this address. */
export async function openDriver(python: string, control: string): Promise<Driver> {
  const child = spawn(python, ["-X", "utf8", "test/fidelity/driver"], {
    env: { ...process.env, FIDELITY_CONTROL: control, PYTHONPYCACHEPREFIX: ".fidelity/compiled" },
    stdio: ["pipe", "pipe", "inherit"],
  });
  const ended = once(child, "close");
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async (): Promise<unknown> => {
    const line = await lines.next();
    if (line.done === true) {
      throw new Error("The Python half ended early: see what it printed above.");
    }
    return JSON.parse(line.value);
  };
  const { steps, members, names, client, python: version } = v.parse(readySchema, await next());
  return {
    steps,
    members,
    names,
    client,
    python: version,
    run: async (name) => {
      child.stdin.write(`${name}\n`);
      return v.parse(stepSchema, await next());
    },
    close: async () => {
      child.stdin.end();
      await ended;
    },
  };
}
