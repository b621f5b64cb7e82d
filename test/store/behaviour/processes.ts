import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { findStore } from "../find-store.ts";

/** A port that was free a moment ago. */
export async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

/** Starts Valkey or Redis on a port; resolves when it takes connections. */
export async function startStore(port) {
  const folder = mkdtempSync(join(tmpdir(), "vectice-store-"));
  const args = ["--port", port, "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"];
  const child = spawn(findStore(), [...args.map(String), "--dir", folder], { stdio: "ignore" });
  const ended = once(child, "exit");
  for (let tries = 0; !(await takesConnections(port)); tries += 1) {
    if (tries > 100) {
      throw new Error("The store did not start.");
    }
    await pause(50);
  }
  return async () => {
    child.kill("SIGKILL");
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
}

async function takesConnections(port) {
  const socket = connect(port, "127.0.0.1");
  const taken = await new Promise((resolve) => {
    socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
  });
  socket.destroy();
  return taken;
}

/** All that the store holds, keys and values. */
export async function contentsOf(port) {
  const { createClient } = await import("@redis/client");
  const client = await createClient({ url: `redis://127.0.0.1:${port}` }).connect();
  const keys = await client.keys("*");
  const entries = await Promise.all(keys.map(async (key) => [key, await client.get(key)]));
  await client.close();
  return entries;
}

/** Starts a proxy in a process of its own. */
export async function startProxy(host, apiToken, port) {
  const args = [join(import.meta.dirname, "proxy.ts"), host, apiToken, `redis://127.0.0.1:${port}`];
  const child = spawn(process.execPath, args, { stdio: "pipe" });
  const warned = [];
  createInterface(child.stderr).on("line", (line) => warned.push(line));
  const [url] = await once(createInterface(child.stdout), "line");
  return {
    url,
    warned,
    stop: async () => {
      child.kill();
      await once(child, "exit");
    },
  };
}
