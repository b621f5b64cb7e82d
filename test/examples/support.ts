import { once } from "node:events";
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

/** An API token that stands out wherever it turns up. */
export const token = "canary-73be10-token-that-nobody-may-see";

/** An organization with an iteration that may be written to, `ITR-1`, of a user with that token. */
export const withIteration = {
  users: [{ name: "Ada Moreau", apiToken: token }],
  seed: {
    workspaces: [
      {
        name: "Credit risk",
        projects: [{ name: "Churn", phases: [{ name: "Modeling", iterations: [{}] }] }],
      },
    ],
  },
} as const;

/** What a page sends to log a note, as the body of a request to /graphql. */
export const noteOf = (text: string): string =>
  JSON.stringify({
    query:
      "mutation addIterationContent($artifacts: [IterationStepArtifactInput!]!, $iterationContext: IterationContextInput!) { addIterationContent(artifacts: $artifacts, iterationContext: $iterationContext) { iterationId } }",
    variables: {
      artifacts: [{ type: "Comment", text }],
      iterationContext: { iterationId: "ITR-1", stepName: null },
    },
  });

/** What an example printed, and how it ended. */
export interface Outcome {
  readonly code: number | null;
  readonly output: string;
}

type Environment = Readonly<Record<string, string>>;

/** Runs an example as people do, with nothing of this process's own environment but the path. */
export async function runExample(
  file: string,
  environment: Environment = {},
  ...arguments_: readonly string[]
): Promise<Outcome> {
  const child = start(file, environment, arguments_);
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
  await once(child, "close");
  return { code: child.exitCode, output };
}

/** Starts an example that goes on; gives its lines up to the one that says how to stop it. */
export async function startExample(
  file: string,
  environment: Environment = {},
): Promise<{ readonly output: string; stop(): Promise<number | null> }> {
  const child = start(file, environment, []);
  child.stderr.pipe(process.stderr);
  const closed = once(child, "close");
  let output = "";
  for await (const line of createInterface({ input: child.stdout })) {
    output += `${line}\n`;
    if (line.includes("Ctrl+C")) {
      break;
    }
  }
  return {
    output,
    stop: async () => {
      child.kill("SIGTERM");
      await closed;
      return child.exitCode;
    },
  };
}

function start(file: string, environment: Environment, arguments_: readonly string[]) {
  return spawn(process.execPath, [file, ...arguments_], {
    cwd: new URL("../../examples/", import.meta.url),
    env: { PATH: process.env["PATH"], HOME: "/nonexistent", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
}
