import { type ChildProcess, spawn } from "node:child_process";
import * as v from "valibot";
import { connect, type Connection, type ConnectOptions } from "vectice";

const AnnouncedSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ url: v.string(), token: v.string() }),
);

/** A built `vectice dev` that serves. */
export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<unknown>;
  readonly url: string;
  readonly connection: Connection;
  /** What it printed to standard error. */
  readonly said: () => string;
}

/** Starts the built `vectice dev`, with options of Node in front, and connects to it. */
export async function startDev(
  args: readonly string[],
  options: ConnectOptions = {},
  node: readonly string[] = [],
): Promise<Running> {
  const child = spawn(
    process.execPath,
    [...node, "dist/cli.js", "dev", "--port=0", "--json", ...args],
    {
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  const ended = new Promise((resolve) => {
    child.on("close", resolve);
  });
  const printed = await new Promise<string>((resolve, reject) => {
    let text = "";
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
      text += chunk;
      if (text.endsWith("}\n")) {
        resolve(text);
      }
    });
    void ended.then(() => reject(new Error(`It did not start: ${said}`)));
  });
  const { url, token } = v.parse(AnnouncedSchema, printed);
  const connection = await connect.open({
    host: url,
    apiToken: token,
    retry: 0,
    logLevel: "silent",
    ...options,
  });
  return { child, ended, url, connection, said: () => said };
}
