import { spawn } from "node:child_process";
import { once } from "node:events";
import { globSync } from "node:fs";
import { createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import * as v from "valibot";
import type { Browser } from "./browser.ts";

/** This machine's WebKit, if it has all that it takes: `webkit2gtk-driver`, `xvfb`, `xauth`. */
export const webkitPaths = found([
  "/usr/bin/WebKitWebDriver",
  "/usr/bin/xvfb-run",
  "/usr/{lib/*,libexec}/webkit2gtk-4.*/MiniBrowser",
]);

const SessionSchema = v.object({ value: v.object({ sessionId: v.string() }) });
const TextSchema = v.object({ value: v.string() });
const ElementSchema = v.object({ value: v.record(v.string(), v.string()) });

/** Starts WebKit's own small browser on a screen that nobody sees, over WebDriver. */
export async function openWebKit([driver = "", screen = "", binary = ""]: readonly string[]) {
  const port = await freePort();
  const child = spawn(screen, ["--auto-servernum", driver, `--port=${port}`], {
    stdio: "ignore",
    // What it starts belongs to its group, and ends with it.
    detached: true,
    env: {
      ...process.env,
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1",
      // In the locale "C", navigator.language is "C": no language that Intl knows.
      LC_ALL: "en_US.UTF-8",
      LANGUAGE: "en_US",
    },
  });
  const ended = once(child, "exit");
  const address = `http://127.0.0.1:${port}`;

  const stop = async (): Promise<void> => {
    if (child.pid !== undefined && child.exitCode === null) {
      process.kill(-child.pid, "SIGTERM");
      await ended;
    }
  };
  try {
    const options = { binary, args: ["--automation"] };
    const capabilities = {
      alwaysMatch: { browserName: "MiniBrowser", "webkitgtk:browserOptions": options },
    };
    await patiently(() => ask("GET", `${address}/status`));
    const started = await ask("POST", `${address}/session`, { capabilities });
    const session = `${address}/session/${v.parse(SessionSchema, started).value.sessionId}`;
    return browserOf(session, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

function browserOf(session: string, stop: () => Promise<void>): Browser {
  const element = (selector: string): Promise<string> =>
    patiently(async () => {
      const using = "css selector";
      const given = await ask("POST", `${session}/element`, { using, value: selector });
      const [id = ""] = Object.values(v.parse(ElementSchema, given).value);
      return `${session}/element/${id}`;
    });

  return {
    goto: async (url) => void (await ask("POST", `${session}/url`, { url })),
    type: async (selector, text) => {
      const field = await element(selector);
      await ask("POST", `${field}/clear`, {});
      await ask("POST", `${field}/value`, { text });
    },
    // Found anew each time: a page that has read something new may have put another in its place.
    click: (selector) =>
      patiently(async () => void (await ask("POST", `${await element(selector)}/click`, {}))),
    run: async (action) => {
      const script = `const done = arguments[0];
        Promise.resolve().then(${action.toString()}).then(done, (error) => done("Failed: " + error));`;
      const given = await ask("POST", `${session}/execute/async`, { script, args: [] });
      return v.parse(TextSchema, given).value;
    },
    close: async () => {
      await ask("DELETE", session).catch(() => undefined);
      await stop();
    },
  };
}

async function ask(method: string, url: string, body?: unknown): Promise<unknown> {
  const response = await fetch(url, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(30_000),
  });
  const text = await response.text();
  if (!response.ok) {
    throw new Error(`WebDriver answered ${response.status} to ${method} ${url}: ${text}`);
  }
  return JSON.parse(text);
}

/** Tries again for up to ten seconds. */
async function patiently<T>(action: () => Promise<T>): Promise<T> {
  for (let left = 100; ; left -= 1) {
    try {
      return await action();
    } catch (error) {
      if (left === 0) {
        throw error;
      }
      await pause(100);
    }
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  return typeof address === "object" && address !== null ? address.port : 0;
}

function found(patterns: readonly string[]): readonly string[] | undefined {
  const paths = patterns.flatMap((pattern) => globSync(pattern).slice(0, 1));
  return paths.length === patterns.length ? paths : undefined;
}
