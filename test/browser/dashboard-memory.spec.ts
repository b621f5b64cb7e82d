import type { Page } from "@playwright/test";
import { connectByForm, expect, test, token } from "./support/world.ts";

/** What localStorage holds: all of it. */
const saved = (page: Page) => page.evaluate(() => Object.entries(localStorage));

test("remembers where that is wanted, and forgets", async ({ page, start }) => {
  const { url, backendUrl } = await start();
  await page.goto(url);
  await expect(page.getByText("Every script of this page can read what is there")).toBeVisible();
  await connectByForm(page, { remember: true });
  await expect(page.getByRole("heading", { name: "Workspaces" })).toBeVisible();
  const settings = JSON.stringify({ VECTICE_API_TOKEN: token, VECTICE_HOST: backendUrl });
  expect(await saved(page)).toEqual([["vectice", settings]]);

  await page.reload();
  await expect(page.getByRole("link", { name: "Credit risk" })).toBeVisible();

  await page.getByRole("button", { name: "Disconnect and forget" }).click();
  await expect(page.getByRole("textbox", { name: "API token" })).toHaveValue("");
  expect(await saved(page)).toEqual([]);
  await page.reload();
  await expect(page.getByRole("heading", { name: "Connect to Vectice" })).toBeVisible();
});

test("keeps nothing where that is not wanted", async ({ page, start }) => {
  const { url } = await start();
  await page.goto(url);
  await connectByForm(page);
  await expect(page.getByRole("heading", { name: "Workspaces" })).toBeVisible();
  expect(await saved(page)).toEqual([]);
  expect(await page.content()).not.toContain(token);
  await page.reload();
  await expect(page.getByRole("heading", { name: "Connect to Vectice" })).toBeVisible();
});

test("starts in the workspace that the settings name", async ({ page, start }) => {
  const { url, backendUrl } = await start();
  await page.goto(url);
  await page.evaluate((settings) => localStorage.setItem("vectice", JSON.stringify(settings)), {
    VECTICE_API_TOKEN: token,
    VECTICE_HOST: backendUrl,
    WORKSPACE: "Credit risk",
    PROJECT: "Churn",
  });
  await page.reload();
  await expect(page.getByRole("heading", { name: "Credit risk" })).toBeVisible();
  await expect(page.getByRole("row", { name: "Churn" })).toContainText("In your settings");
});

test("a saved token that is refused can be forgotten", async ({ page, start }) => {
  const { url, backendUrl } = await start();
  await page.goto(url);
  await page.evaluate((settings) => localStorage.setItem("vectice", JSON.stringify(settings)), {
    VECTICE_API_TOKEN: "revoked",
    VECTICE_HOST: backendUrl,
  });
  await page.reload();
  await expect(page.getByRole("alert")).toContainText("You are not signed in");
  await page.getByRole("button", { name: "Forget the saved settings" }).click();
  await expect(page.getByRole("alert")).toHaveCount(0);
  expect(await saved(page)).toEqual([]);
});

test("rubbish where settings are kept leads to the form", async ({ page, start, lines }) => {
  const { url } = await start();
  await page.goto(url);
  await page.evaluate(() => localStorage.setItem("vectice", "{ rubbish"));
  await page.reload();
  await expect(page.getByRole("alert")).toContainText("Something in the settings is not right");
  expect(lines.map((line) => line.text()).join("\n")).toContain("is ignored");
  await connectByForm(page);
  await expect(page.getByRole("heading", { name: "Workspaces" })).toBeVisible();
});

test("says so when the browser keeps nothing", async ({ page, start }) => {
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, "localStorage", {
      get: () => {
        throw new DOMException("Access is denied for this document.", "SecurityError");
      },
    });
  });
  const { url } = await start();
  await page.goto(url);
  await connectByForm(page, { remember: true });
  await expect(page.getByRole("heading", { name: "Workspaces" })).toBeVisible();
  await expect(page.getByRole("alert")).toContainText("could not be saved");
});
