import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import * as v from "valibot";
import type { Engine } from "./engine.ts";
import { installed } from "./installed.ts";

const packages = ["webkit2gtk-driver", "xvfb", "xauth"];

/** What WebDriver calls the id of an element. */
const elementKey = "element-6066-11e4-a52e-4f735466cecf";
const ElementSchema = v.object({ value: v.object({ [elementKey]: v.string() }) });
const ValueSchema = v.object({ value: v.unknown() });
const enter = "\uE007";

const SessionSchema = v.object({
  value: v.object({
    sessionId: v.string(),
    capabilities: v.object({ browserVersion: v.string() }),
  }),
});

/** WebKit's own small browser under a virtual screen, over WebDriver. */
export const webkit: Engine = {
  open: async (url) => {
    const driver = await installed("WebKitWebDriver", ["/usr/bin/WebKitWebDriver"], packages);
    const screen = await installed("xvfb", ["/usr/bin/xvfb-run"], packages);
    const binary = await installed(
      "MiniBrowser",
      ["/usr/lib/*/webkit2gtk-4.*/MiniBrowser", "/usr/libexec/webkit2gtk-4.*/MiniBrowser"],
      packages,
    );
    const port = await freePort();
    const child = spawn(screen, ["--auto-servernum", driver, `--port=${port}`], {
      stdio: "ignore",
      // xvfb-run starts others: they all end with their group.
      detached: true,
      env: { ...process.env, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1" },
    });
    const ended = once(child, "exit");
    const stop = async (): Promise<void> => {
      if (child.pid !== undefined && child.exitCode === null) {
        process.kill(-child.pid, "SIGTERM");
        await ended;
      }
    };
    try {
      const address = `http://127.0.0.1:${port}`;
      await untilReady(address);
      const { value } = v.parse(
        SessionSchema,
        await ask("POST", `${address}/session`, {
          capabilities: {
            alwaysMatch: {
              browserName: "MiniBrowser",
              "webkitgtk:browserOptions": { binary, args: ["--automation"] },
            },
          },
        }),
      );
      const session = `${address}/session/${value.sessionId}`;
      await ask("POST", `${session}/timeouts`, { implicit: 10_000 });
      await ask("POST", `${session}/url`, { url });
      return {
        version: value.capabilities.browserVersion,
        go: async (address) => void (await ask("POST", `${session}/url`, { url: address })),
        click: async (xpath) => {
          const found = await ask("POST", `${session}/element`, { using: "xpath", value: xpath });
          await ask("POST", `${session}/element/${elementOf(found)}/click`, {});
        },
        type: async (text) => {
          const active = elementOf(await ask("GET", `${session}/element/active`));
          const keys = text.replaceAll("\n", enter);
          await ask("POST", `${session}/element/${active}/value`, { text: keys });
        },
        evaluate: async (expression) => {
          const script = `return (${expression});`;
          return v.parse(
            ValueSchema,
            await ask("POST", `${session}/execute/sync`, { script, args: [] }),
          ).value;
        },
        close: async () => {
          await ask("DELETE", session).catch(() => undefined);
          await stop();
        },
      };
    } catch (error) {
      await stop();
      throw error;
    }
  },
};

function elementOf(answer: unknown): string {
  return v.parse(ElementSchema, answer).value[elementKey];
}

async function ask(method: string, url: string, body?: unknown): Promise<unknown> {
  const response = await fetch(url, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(60_000),
  });
  const text = await response.text();
  if (!response.ok) {
    throw new Error(`WebDriver answered ${response.status} to ${method} ${url}: ${text}`);
  }
  return JSON.parse(text);
}

async function untilReady(address: string): Promise<void> {
  const tries = 100;
  for (let left = tries; left > 0; left -= 1) {
    const ready = await ask("GET", `${address}/status`).then(
      () => true,
      () => false,
    );
    if (ready) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("WebKitWebDriver did not start within 10 s.");
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  return typeof address === "object" && address !== null ? address.port : 0;
}
