import { type ConsoleMessage, expect, type Page, test as base } from "@playwright/test";
import { type Backend, type BackendOptions, createBackend, type Seed } from "vectice/testing";
import { listen } from "vectice/testing/node";
import {
  type Dashboard,
  type DashboardOptions,
  startDashboard,
} from "../../../examples/dashboard/server.ts";
import { type Site, startSite } from "./site.ts";

/** An API token that stands out wherever it turns up. */
export const token = "canary-4f1c9a-token-that-nobody-may-see";

/** A name that does harm where it is taken for HTML. */
export const hostile = `<img src=x onerror="document.title='harm'"><script>alert(1)</script>`;

/** A small organization. */
const seed: Seed = {
  users: [{ name: "Ada Moreau", apiToken: token }],
  workspaces: [
    {
      name: "Credit risk",
      description: "Who pays back",
      projects: [{ name: "Churn", description: "Who leaves" }, { name: hostile }],
    },
    { name: "Équipe Montréal", description: "Bac à sable" },
    { name: hostile, description: hostile },
  ],
};

/** A backend that listens. */
interface World {
  readonly backend: Backend;
  readonly host: string;
}

interface Fixtures {
  /** An origin of the test's own, with a page that has `globalThis.vectice` at its root. */
  readonly site: Site;
  /** Starts a backend; it ends with the test. */
  readonly startBackend: (options?: BackendOptions) => Promise<World>;
  /** Starts a dashboard; it ends with the test. */
  readonly start: (
    backend?: BackendOptions,
    options?: Omit<DashboardOptions, "backend">,
  ) => Promise<Dashboard>;
  /** Every line that the page printed; none may hold the token or a JWT. */
  readonly lines: ConsoleMessage[];
}

/** A test whose servers end with it, and whose console is searched for secrets. */
export const test = base.extend<Fixtures>({
  site: async ({ browserName: _ }, use) => {
    const site = await startSite();
    site.put("/", `<!doctype html><title>Page</title><script src="/vectice.global.js"></script>`);
    await use(site);
    await site.close();
  },
  startBackend: async ({ browserName: _ }, use) => {
    const closers: (() => Promise<void>)[] = [];
    await use(async (options) => {
      const backend = createBackend({ seed, ...options });
      const { url, close } = await listen(backend, { port: 0 });
      closers.push(close);
      return { backend, host: url };
    });
    await Promise.all(closers.map((close) => close()));
  },
  start: async ({ browserName: _ }, use) => {
    const started: Dashboard[] = [];
    await use(async (backend, options) => {
      const dashboard = await startDashboard({ ...options, backend: { seed, ...backend } });
      started.push(dashboard);
      return dashboard;
    });
    await Promise.all(started.map((dashboard) => dashboard.close()));
  },
  lines: [
    async ({ page }, use) => {
      const lines: ConsoleMessage[] = [];
      const crashes: string[] = [];
      page.on("console", (message) => lines.push(message));
      page.on("pageerror", (error) => crashes.push(String(error)));
      await use(lines);
      expect(crashes, "errors that nobody caught").toEqual([]);
      const printed = lines.map((line) => line.text()).join("\n");
      expect(printed).not.toContain(token);
      // The start of every JWT: {" in base64.
      expect(printed).not.toMatch(/eyJ[\w-]{10,}\./);
    },
    { auto: true },
  ],
});

/** The warnings among the lines. */
export function warnings(lines: readonly ConsoleMessage[]): string[] {
  return lines.filter((line) => line.type() === "warning").map((line) => line.text());
}

/** Fills the dashboard's form and sends it. */
export async function connectByForm(
  page: Page,
  { apiToken = token, remember = false }: { apiToken?: string; remember?: boolean } = {},
): Promise<void> {
  await page.getByRole("textbox", { name: "API token" }).fill(apiToken);
  await page.getByLabel("Remember on this device").setChecked(remember);
  await page.getByRole("button", { name: "Connect", exact: true }).click();
}

export { expect } from "@playwright/test";
