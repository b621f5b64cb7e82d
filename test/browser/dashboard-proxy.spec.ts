import { expect, test, token } from "./support/world.ts";

test("behind a proxy it connects at once, and shows no form", async ({ page, start }) => {
  const { url, backend, backendUrl } = await start({}, { proxyPath: "/vectice" });
  // Stands for a server of one's own that passes on what comes to /vectice.
  await page.route(`${url}/vectice/**`, async (route) => {
    const target = route.request().url().replace(`${url}/vectice`, backendUrl);
    await route.fulfill({ response: await route.fetch({ url: target }) });
  });
  await page.addInitScript(
    (apiToken) => localStorage.setItem("vectice", JSON.stringify({ VECTICE_API_TOKEN: apiToken })),
    token,
  );
  await page.goto(`${url}#/projects/PRJ-1`);
  await expect(page.getByRole("heading", { name: "Churn", level: 1 })).toBeVisible();
  await expect(page.getByRole("banner")).toContainText("Ada Moreau");
  await expect(page.getByRole("button", { name: /Disconnect/ })).toHaveCount(0);
  await expect(page.getByRole("textbox", { name: "API token" })).toHaveCount(0);
  expect(backend.requests.length).toBeGreaterThan(0);
});

test("a proxy that does not answer can be tried again", async ({ page, start }) => {
  const { url } = await start({}, { proxyPath: "/vectice" });
  await page.goto(url);
  await expect(page.getByRole("heading", { name: "No connection" })).toBeVisible();
  await expect(page.getByRole("alert").filter({ hasText: "Details" })).toBeVisible();
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("heading", { name: "No connection" })).toBeVisible();
  await expect(page.getByRole("textbox", { name: "API token" })).toHaveCount(0);
});
