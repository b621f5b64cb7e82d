import { setTimeout } from "node:timers/promises";
import { Connection } from "vectice";
import { type Backend, createBackend } from "vectice/testing";
import { listen } from "vectice/testing/node";
import { serveSite } from "../../../examples/node-server/server.ts";
import { createSite } from "../../../examples/react/site.ts";
import type { Engine, OpenedPage } from "../engines/engine.ts";
import { withCommits } from "./commits.ts";

export const password = "correct horse battery staple";

/** The example, as it is served, in a browser; and somebody else who is connected to the same Vectice. */
export interface Scene {
  readonly url: string;
  readonly page: OpenedPage;
  readonly backend: Backend;
  readonly elsewhere: Connection;
  /** Waits until an expression of the page is true. */
  until(expression: string): Promise<void>;
  close(): Promise<void>;
}

const patience = 15_000;

export async function openScene(engine: Engine): Promise<Scene> {
  // As slow as a network: what is shown meanwhile can be seen.
  const backend = createBackend({ seed: "demo", latency: 40 });
  const apiToken = backend.data.users[0]?.apiToken ?? "";
  const listening = await listen(backend, { port: 0 });
  const vectice = { apiToken, host: listening.url };
  const site = await serveSite(withCommits(await createSite({ vectice, password })));
  const close = async (): Promise<void> => {
    await Promise.all([site.close(), listening.close()]);
  };
  try {
    const elsewhere = await Connection.open({ ...vectice, logLevel: "silent" });
    const page = await engine.open(site.url);
    const until = async (expression: string): Promise<void> => {
      const end = Date.now() + patience;
      // While a page makes room for the next, nothing can be evaluated.
      const isTrue = () => page.evaluate(`Boolean(${expression})`).catch(() => false);
      while ((await isTrue()) !== true) {
        if (Date.now() > end) {
          const shown = await page.evaluate("document.title + '\\n' + document.body.innerText");
          throw new Error(`It never came to ${expression}. The page:\n${String(shown)}`);
        }
        await setTimeout(50);
      }
    };
    return {
      url: site.url,
      page,
      backend,
      elsewhere,
      until,
      close: async () => {
        await page.close();
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}
