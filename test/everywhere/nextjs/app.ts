import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { type Backend, createBackend } from "vectice/testing";
import { listen } from "vectice/testing/node";
import { command } from "../command.ts";
import { Missing } from "../target.ts";

/** The example, in the folder that it is built in. */
export const folder = resolve("examples/nextjs");
const next = resolve(folder, "node_modules/next/dist/bin/next");

/** What the site is told, and must not tell. */
export const secrets = {
  password: "a password of the dashboard",
  session: "a secret of at least thirty-two characters",
} as const;

/** The example as it runs, and the backend that it reads. */
export interface App {
  readonly url: string;
  readonly backend: Backend;
  readonly apiToken: string;
  close(): Promise<void>;
}

/** Installs what the example needs, and builds it as a server would: without any setting. */
export async function buildApp(): Promise<void> {
  const environment = { NEXT_TELEMETRY_DISABLED: "1" };
  try {
    await command("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], { folder });
  } catch (error) {
    throw new Missing(`Next.js could not be installed: ${String(error)}`);
  }
  await command(process.execPath, [next, "build"], { folder, environment });
}

/** Starts what was built, on a backend of its own. */
export async function startApp(): Promise<App> {
  const backend = createBackend({ seed: "demo" });
  const apiToken = backend.data.users[0]?.apiToken ?? "";
  const vectice = await listen(backend, { port: 0 });
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const child = spawn(process.execPath, [next, "start", "--port", String(port)], {
    cwd: folder,
    stdio: "ignore",
    // What it starts belongs to its group, and ends with it.
    detached: true,
    env: {
      ...process.env,
      NEXT_TELEMETRY_DISABLED: "1",
      VECTICE_API_TOKEN: apiToken,
      VECTICE_HOST: vectice.url,
      SESSION_SECRET: secrets.session,
      DASHBOARD_PASSWORD: secrets.password,
      PUBLIC_ORIGIN: url,
    },
  });
  const ended = once(child, "exit");
  const close = async (): Promise<void> => {
    if (child.pid !== undefined && child.exitCode === null) {
      process.kill(-child.pid, "SIGTERM");
      await ended;
    }
    await vectice.close();
  };
  for (let left = 100; left > 0; left -= 1) {
    if (
      await fetch(`${url}/login`).then(
        ({ ok }) => ok,
        () => false,
      )
    ) {
      return { url, backend, apiToken, close };
    }
    await pause(200);
  }
  await close();
  throw new Error("The site did not start within 20 seconds.");
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  return typeof address === "object" && address !== null ? address.port : 0;
}
