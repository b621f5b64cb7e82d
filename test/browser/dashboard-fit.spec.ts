import type { Page } from "@playwright/test";
import { expect, test } from "./support/world.ts";
import { open, overflow } from "./support/pages.ts";

const pages = ["#/workspaces", "#/workspaces/WSP-1", "#/projects/PRJ-1?open=PHA-4.ITR-9"];

/** Goes to a page of the dashboard, and waits until all of it is there. */
async function goTo(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => void (location.hash = to), hash);
  await expect(page.locator(".live-line")).toHaveText(/^Live · updated/);
  await expect(page.locator(".skeleton, .skeleton-line, .spinner")).toHaveCount(0);
}

/** What can be pressed and is smaller than it should be; of a row or card that is a link all counts. */
function smallTargets(page: Page, least: number): Promise<string[]> {
  return page.evaluate((limit) => {
    const whole = new Map([
      ["input[type=checkbox]", ".choice"],
      [".name a", "tr"],
      [".whole-card", "li"],
    ]);
    return Array.from(document.querySelectorAll("a, button, input, select, summary"))
      .filter((node) => node.checkVisibility() && !node.closest(".skip, .visually-hidden"))
      .filter((node) => {
        const [, around] = [...whole].find(([selector]) => node.matches(selector)) ?? [];
        const target = around === undefined ? node : (node.closest(around) ?? node);
        const { width, height } = target.getBoundingClientRect();
        return width < limit || height < limit;
      })
      .map((node) => node.outerHTML.slice(0, 100));
  }, least);
}

/** What stands out of the page's frame at the right. */
function outside(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const bar = document.querySelector(".bar");
    const edge = (node: Element | null): number => node?.getBoundingClientRect().right ?? 0;
    return Array.from(document.querySelectorAll("main :is(.panel, table, .row, h2)"))
      .filter((node) => edge(node) > edge(bar))
      .map((node) => node.outerHTML.slice(0, 100));
  });
}

test("every target is large enough for a finger, where there is one", async ({ page, start }) => {
  const { url, backend } = await start({ seed: "demo" });
  await open(page, url, "", backend.data.users[0]?.apiToken ?? "");
  const client = await page.context().newCDPSession(page);
  for (const [least, enabled] of [
    [24, false],
    [44, true],
  ] as const) {
    await client.send("Emulation.setTouchEmulationEnabled", { enabled });
    const features = [{ name: "pointer", value: enabled ? "coarse" : "fine" }];
    await client.send("Emulation.setEmulatedMedia", { features });
    for (const hash of [...pages, "#/workspaces/WSP-99"]) {
      await page.evaluate((to) => void (location.hash = to), hash);
      await expect(page.locator("main :is(.live-line, .error)")).toBeVisible();
      await expect(page.locator(".skeleton, .spinner")).toHaveCount(0);
      expect(await smallTargets(page, least), `${hash} for ${least} pixels`).toEqual([]);
    }
  }
});

test("pages use the window that they get, from 320 to 2560 pixels", async ({ page, start }) => {
  const { url, backend } = await start({ seed: "demo" });
  await open(page, url, "", backend.data.users[0]?.apiToken ?? "");
  for (const hash of pages) {
    await goTo(page, hash);
    for (const width of [320, 480, 768, 1024, 1280, 1800, 2560]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await overflow(page), `${hash} at ${width}`).toBe(0);
      const used = await page.getByRole("main").evaluate((node) => node.clientWidth);
      expect(used / width, `${hash} at ${width}`).toBeGreaterThan(0.7);
      expect(await outside(page), `${hash} at ${width}`).toEqual([]);
    }
  }
});

for (const width of [320, 1280, 2560]) {
  test(`nothing jumps while it loads, at ${width} pixels`, async ({ page, start }) => {
    await page.setViewportSize({ width, height: width < 500 ? 640 : 1000 });
    const { url, backend, backendUrl } = await start({ seed: "demo", latency: 40 });
    await page.addInitScript(
      (settings) => {
        localStorage.setItem("vectice", settings);
        Object.assign(globalThis, { shifted: 0 });
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) {
            const value: unknown = Reflect.get(entry, "value");
            const sum = Number(Reflect.get(globalThis, "shifted")) + Number(value);
            Object.assign(globalThis, { shifted: sum });
          }
        }).observe({ type: "layout-shift", buffered: true });
      },
      JSON.stringify({
        VECTICE_API_TOKEN: backend.data.users[0]?.apiToken,
        VECTICE_HOST: backendUrl,
      }),
    );
    for (const [place, hash] of pages.entries()) {
      // Another query, because a browser loads nothing for another hash.
      await page.goto(`${url}/?place=${place}${hash}`);
      await expect(page.locator(".live-line")).toHaveText(/^Live · updated/);
      await expect(page.locator(".skeleton, .skeleton-line, .spinner")).toHaveCount(0);
      const shifted = await page.evaluate(() => Number(Reflect.get(globalThis, "shifted")));
      expect(shifted, hash).toBeLessThan(0.02);
    }
  });
}

test("names of any length fit a phone, and leave room for what they name", async ({
  page,
  start,
}) => {
  const name = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung".repeat(3);
  const version = {
    description: name,
    metrics: { [name]: 1 },
    properties: { [name]: name },
    algorithmName: name,
  };
  const models = [{ name, versions: [version, version] }];
  const seed = {
    users: [{ name, apiToken: "long" }],
    workspaces: [{ name, projects: [{ name, description: name, models, phases: [{ name }] }] }],
  };
  const { url } = await start({ seed });
  await page.setViewportSize({ width: 320, height: 640 });
  await open(page, url, "", "long");
  for (const hash of [
    "workspaces",
    "workspaces/WSP-1",
    "projects/PRJ-1",
    "models/MDL-1",
    "versions/MDV-2",
  ]) {
    await goTo(page, `#/${hash}`);
    expect(await overflow(page), hash).toBe(0);
    const crumbs = page.getByRole("navigation", { name: "Breadcrumb" });
    const height = await crumbs.evaluateAll((found) => found[0]?.clientHeight ?? 0);
    expect(height, hash).toBeLessThan(150);
  }
});
