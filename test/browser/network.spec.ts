import type { Page } from "@playwright/test";
import { expect, test, token } from "./support/world.ts";

/** Connects, and answers with who is connected or with the error. */
const connecting = (page: Page, options: { host: string; versionHeaders?: boolean }) =>
  page.evaluate(
    (given) =>
      globalThis.vectice.Connection.open(given).then(
        ({ user }) => ({ name: user.name, message: "" }),
        (error: unknown) => ({
          name: error instanceof Error ? error.name : "",
          message: error instanceof Error ? error.message : String(error),
        }),
      ),
    { apiToken: token, retry: 0, ...options },
  );

test("CORS refused: says what the server must allow, and what else to do", async ({
  page,
  site,
  startBackend,
}) => {
  const { host, backend } = await startBackend({ cors: false });
  await page.goto(site.url);
  const { name, message } = await connecting(page, { host });
  expect(name).toBe("NetworkError");
  for (const part of [
    host,
    "CORS",
    site.url,
    "content-type",
    "authorization",
    "vectice-sdk-version",
    "vectice-version",
    "versionHeaders: false",
    "proxy",
  ]) {
    expect(message).toContain(part);
  }
  // The token itself never left: the browser asked first.
  expect(backend.requests.filter(({ method }) => method === "POST")).toEqual([]);
});

test("CORS without the version headers: versionHeaders: false connects", async ({
  page,
  site,
  startBackend,
}) => {
  const headers = ["authorization", "content-type"];
  const { host } = await startBackend({ cors: { origins: [site.url], headers } });
  await page.goto(site.url);
  expect(await connecting(page, { host })).toMatchObject({ name: "NetworkError" });
  expect(await connecting(page, { host, versionHeaders: false })).toEqual({
    name: "Ada Moreau",
    message: "",
  });
});

test("a host where nothing listens", async ({ page, site, startBackend }) => {
  const { host } = await startBackend();
  await page.goto(site.url);
  const nowhere = host.replace(/\d+$/, "9");
  const { name, message } = await connecting(page, { host: nowhere });
  expect(name).toBe("NetworkError");
  expect(message).toContain(nowhere);
});

test("a redirect is not followed", async ({ page, site, startBackend }) => {
  const { host, backend } = await startBackend();
  backend.fail("/metadata/authenticate", {
    status: 302,
    headers: { location: `${site.url}/thief` },
  });
  await page.goto(site.url);
  const { name, message } = await connecting(page, { host });
  expect(name).toBe("NetworkError");
  expect(message).toContain("Redirects are not followed");
});

test("a path of the page's own origin, for a proxy", async ({ page, site, startBackend }) => {
  const { host } = await startBackend({ cors: false });
  // Stands for a server of one's own that passes on what comes to /vectice.
  await page.route(`${site.url}/vectice/**`, async (route) => {
    const url = route.request().url().replace(`${site.url}/vectice`, host);
    await route.fulfill({ response: await route.fetch({ url }) });
  });
  await page.goto(site.url);
  expect(await connecting(page, { host: "/vectice" })).toEqual({ name: "Ada Moreau", message: "" });
});

test("aborting ends connecting with the signal's own reason", async ({
  page,
  site,
  startBackend,
}) => {
  const { host, backend } = await startBackend();
  backend.fail("/metadata/authenticate", { delay: 20_000 });
  await page.goto(site.url);
  const reason = await page.evaluate(
    async ([host, apiToken]) => {
      const controller = new AbortController();
      const connecting = globalThis.vectice.connect({ host, apiToken, signal: controller.signal });
      setTimeout(() => controller.abort("left the page"), 100);
      return connecting.then(
        () => "connected",
        (reason: unknown) => reason,
      );
    },
    [host, token] as const,
  );
  expect(reason).toBe("left the page");
});
