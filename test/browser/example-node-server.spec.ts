import { expect, test } from "@playwright/test";
import { jwt, secrets, startGuardedSite } from "./support/guarded-site.ts";
import { pageContents } from "./support/page-contents.ts";

test("the dashboard runs with no token in the page, its storage, its memory or its traffic", async ({
  page,
  context,
}) => {
  const site = await startGuardedSite();
  const addresses: string[] = [];
  const lines: string[] = [];
  context.on("request", (request) => addresses.push(request.url()));
  page.on("console", (message) => lines.push(message.text()));
  page.on("pageerror", (error) => lines.push(String(error)));

  await page.goto(site.url);
  await expect(page).toHaveURL(`${site.url}/login`);
  await page.getByLabel("Password").fill("not it");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert")).toHaveText("This is not the password.");
  await page.getByLabel("Password").fill(secrets.password);
  await page.getByRole("button", { name: "Sign in" }).click();

  // At once, without being asked for a token.
  await expect(page.getByRole("heading", { name: "Workspaces" })).toBeVisible();
  await expect(page.getByRole("banner")).toContainText("Ada Moreau");
  await expect(page.getByRole("textbox", { name: "API token" })).toHaveCount(0);
  await page.getByRole("link", { name: "Credit risk" }).click();
  await expect(page.getByRole("link", { name: "Churn", exact: true })).toBeVisible();

  const cookies = await context.cookies();
  expect(cookies).toEqual([
    expect.objectContaining({
      name: "session",
      httpOnly: true,
      sameSite: "Strict",
      domain: "127.0.0.1",
    }),
  ]);
  const session = await context.newCDPSession(page);
  const heap: string[] = [];
  session.on("HeapProfiler.addHeapSnapshotChunk", ({ chunk }) => heap.push(chunk));
  await session.send("HeapProfiler.takeHeapSnapshot");
  const searched = {
    page: await page.evaluate(pageContents),
    memory: heap.join(""),
    traffic: await site.traffic(),
    state: JSON.stringify(await context.storageState({ indexedDB: true })),
    console: lines.join("\n"),
    addresses: addresses.join("\n"),
  };
  // The search can find something, where there is something to find.
  expect(searched.page).toContain("Credit risk");
  expect(searched.memory).toContain("Ada Moreau");
  expect(searched.traffic).toContain("getWorkspace");
  for (const [where, text] of Object.entries(searched)) {
    expect(text.includes(secrets.token), `the API token in the ${where}`).toBe(false);
    expect(jwt.test(text), `a JWT in the ${where}`).toBe(false);
  }
  for (const where of ["page", "memory"] as const) {
    const id = cookies[0]?.value ?? "";
    expect(searched[where].includes(id), `the session's id in the ${where}`).toBe(false);
  }
  expect(addresses.filter((address) => !address.startsWith(`${site.url}/`))).toEqual([]);
  expect(lines.filter((line) => !/401|Autofocus/.test(line))).toEqual([]);
  // The token was used, though: by the server.
  expect(site.backend.requests.some(({ path }) => path.endsWith("/authenticate"))).toBe(true);

  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(`${site.url}/login`);
  expect(await context.cookies()).toEqual([]);
  await page.goto(site.url);
  await expect(page).toHaveURL(`${site.url}/login`);
  await site.close();
});

test("behind the login the page looks as it does without one, and may show pictures", async ({
  page,
}) => {
  const site = await startGuardedSite();
  await page.goto(site.url);
  await page.getByLabel("Password").fill(secrets.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  const heading = page.getByRole("heading", { name: "Workspaces", level: 1 });
  await expect(heading).toBeVisible();
  const gap = await heading.evaluate(
    (node) =>
      node.getBoundingClientRect().top -
      (document.querySelector("header")?.getBoundingClientRect().bottom ?? 0),
  );
  expect(gap).toBeLessThan(60);
  const width = await page.getByRole("main").evaluate((node) => node.clientWidth);
  expect(width).toBeGreaterThan(1000);
  // As the dashboard shows the pictures that it downloads.
  const shown = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(2, 2);
    canvas.getContext("2d");
    const image = new Image();
    image.src = URL.createObjectURL(await canvas.convertToBlob());
    return image.decode().then(
      () => "shown",
      () => "refused",
    );
  });
  expect(shown).toBe("shown");
  await site.close();
});

test("a session that is over leads to the login", async ({ page, context }) => {
  const site = await startGuardedSite();
  await page.goto(site.url);
  await page.getByLabel("Password").fill(secrets.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("link", { name: "Credit risk" })).toBeVisible();
  await context.clearCookies();
  await page.getByRole("link", { name: "Credit risk" }).click();
  await expect(page.getByRole("alert")).toContainText("not signed in");
  await page.reload();
  await expect(page.getByRole("button", { name: "Sign in" })).toBeVisible();
  await site.close();
});

test("a session that ends while the page is live leads back to where one was", async ({
  page,
  context,
}) => {
  const site = await startGuardedSite();
  const signIn = async (): Promise<void> => {
    await page.getByLabel("Password").fill(secrets.password);
    await page.getByRole("button", { name: "Sign in" }).click();
  };
  await page.goto(`${site.url}/?refresh=100#/projects/PRJ-1`);
  await signIn();
  const line = page.locator(".live-line");
  for (const place of ["projects/PRJ-1", "workspaces/WSP-1", "workspaces"]) {
    // Another query, because a browser loads nothing for another hash.
    await page.goto(`${site.url}/?refresh=100&${place}#/${place}`);
    await expect(line).toHaveText(/^Live/);
    await context.clearCookies();
    await expect(line).toContainText("You are not signed in");
    await line.getByRole("button", { name: "Sign in" }).click();
    await signIn();
    await expect(page).toHaveURL(new RegExp(`#/${place}$`));
    await expect(line).toHaveText(/^Live/);
    await expect(line.getByRole("button", { name: "Sign in" })).toBeHidden();
  }
  await site.close();
});

test("a token that this browser remembers is forgotten, not sent", async ({ page }) => {
  const site = await startGuardedSite();
  await page.goto(site.url);
  const saved = "canary-of-an-earlier-page";
  await page.evaluate(
    (token) => localStorage.setItem("vectice", JSON.stringify({ VECTICE_API_TOKEN: token })),
    saved,
  );
  await page.getByLabel("Password").fill(secrets.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("link", { name: "Credit risk" })).toBeVisible();
  expect(await site.traffic()).not.toContain(saved);
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
  await site.close();
});

test("a page of another site can neither sign out nor read", async ({ page, context }) => {
  const site = await startGuardedSite();
  await page.goto(site.url);
  await page.getByLabel("Password").fill(secrets.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("link", { name: "Credit risk" })).toBeVisible();

  // Another name of this machine is another site.
  const stranger = site.url.replace("127.0.0.1", "localhost");
  const other = await context.newPage();
  await other.route(`${stranger}/evil`, (route) =>
    route.fulfill({
      contentType: "text/html",
      body: `<form method="post" action="${site.url}/logout"><button>Prize</button></form>`,
    }),
  );
  await other.goto(`${stranger}/evil`);
  const read = await other.evaluate(
    (url) =>
      fetch(`${url}/vectice/metadata/compatibility`, { credentials: "include" }).then(
        ({ status }) => status,
        (error: unknown) => String(error),
      ),
    site.url,
  );
  expect(read).toContain("TypeError");
  await other.getByRole("button", { name: "Prize" }).click();
  await expect(other.locator("body")).toContainText("own pages only");
  await page.reload();
  await expect(page.getByRole("link", { name: "Credit risk" })).toBeVisible();
  await site.close();
});
