import { expect, test, token } from "./support/world.ts";

test("behind a proxy it connects at once, and shows no form", async ({ page, start }) => {
  const { url, backend, backendUrl } = await start({}, { proxyPath: "/vectice" });
  // Stands for a server of one's own, which holds the token and passes on what comes to /vectice.
  const issued: unknown = await page.request
    .post(`${backendUrl}/metadata/authenticate`, { data: { apiKey: token } })
    .then((answer) => answer.json());
  const authorization = `Bearer ${String(Reflect.get(Object(issued), "token"))}`;
  await page.route(`${url}/vectice/**`, async (route) => {
    const target = route.request().url().replace(`${url}/vectice`, backendUrl);
    const headers = { ...route.request().headers(), authorization };
    await route.fulfill({ response: await route.fetch({ url: target, headers }) });
  });
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
