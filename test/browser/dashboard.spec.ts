import { expect, test } from "@playwright/test";
import { type Dashboard, startDashboard } from "../../examples/dashboard/start-dashboard.ts";

let dashboard: Dashboard;
let token = "";

test.beforeEach(async () => {
  dashboard = await startDashboard();
  token = dashboard.backend.data.users[0]?.apiToken ?? "";
});

test.afterEach(async () => {
  await dashboard.close();
});

test("connects, searches, opens a workspace and goes back", async ({ page }) => {
  const output: string[] = [];
  page.on("console", (message) => void output.push(message.text()));
  await page.goto(dashboard.url);
  await expect(page.getByLabel("Host")).toHaveValue(dashboard.host);
  await expect(page.getByLabel("API token")).toBeFocused();
  await page.screenshot({ path: "test-results/dashboard-form.png" });

  await page.getByLabel("API token").fill("not-a-token");
  await page.getByRole("button", { name: "Connect", exact: true }).click();
  await expect(page.getByRole("alert")).toContainText("The API token was refused");
  await expect(page.getByRole("alert")).toContainText(`${dashboard.host}/account/api-keys`);
  await expect(page.getByLabel("API token")).toBeFocused();
  await page.screenshot({ path: "test-results/dashboard-refused.png" });

  await page.getByLabel("API token").fill(token);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Workspaces" })).toBeFocused();
  await expect(page.getByText("Ada Moreau")).toBeVisible();
  await expect(page.locator("tbody tr")).toHaveCount(13);
  await expect(page.locator("tbody tr").first()).toContainText("Customer insight");
  await page.screenshot({ path: "test-results/dashboard-workspaces.png" });

  await page.getByLabel("Search").fill("CREDIT");
  await expect(page.locator("tbody tr")).toHaveCount(1);
  await page.getByLabel("Search").fill("nothing like this");
  await expect(page.getByText("No workspace fits the search.")).toBeVisible();
  await page.getByLabel("Search").fill("WSP-1");
  await page.getByRole("button", { name: "Credit risk" }).click();
  await expect(page.getByRole("heading", { name: "Credit risk" })).toBeFocused();
  await expect(page.locator(".cards li")).toHaveCount(4);
  await expect(page.getByRole("link").first()).toHaveAttribute(
    "href",
    `${dashboard.host}/browse/project/PRJ-1`,
  );
  await page.screenshot({ path: "test-results/dashboard-projects.png" });

  await page.getByRole("button", { name: "All workspaces" }).click();
  await page.getByLabel("Search").fill("treasury");
  await page.getByRole("button", { name: "Treasury" }).click();
  await expect(page.getByText("There are no projects in this workspace yet.")).toBeVisible();
  expect(output.join()).not.toContain(token);
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
});

test("remembers when told to, and forgets", async ({ page }) => {
  await page.goto(dashboard.url);
  await page.getByLabel("API token").fill(token);
  await page.getByLabel("Remember on this device").check();
  await page.getByRole("button", { name: "Connect", exact: true }).click();
  await expect(page.locator("tbody tr")).toHaveCount(13);
  await page.reload();
  await expect(page.locator("tbody tr")).toHaveCount(13);
  await page.getByRole("button", { name: "Disconnect" }).click();
  await expect(page.getByLabel("Host")).toBeFocused();
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
  await page.reload();
  await expect(page.getByRole("heading", { name: "Connect" })).toBeVisible();
  await expect(page.getByRole("alert")).toBeHidden();
});

test("shows failures as a person needs them", async ({ page }) => {
  await page.goto(dashboard.url);
  await page.getByLabel("API token").fill(token);
  await page.getByLabel("Host").fill("ftp://vectice.example.com");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert")).toContainText("missing or mistyped");
  await page.getByLabel("Host").fill(dashboard.url);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert")).toBeVisible();
  dashboard.backend.fail("/authenticate", { body: "<html>login</html>", contentType: "text/html" });
  await page.getByLabel("Host").fill(dashboard.host);
  await page.getByRole("button", { name: "Connect", exact: true }).click();
  await expect(page.getByRole("alert")).toContainText("does not look like a Vectice server");
  await page.getByRole("button", { name: "Connect", exact: true }).click();
  await expect(page.locator("tbody tr")).toHaveCount(13);
  dashboard.backend.fail("getProjectList", { status: 403 });
  await page.getByRole("button", { name: "Credit risk" }).click();
  await expect(page.getByRole("alert")).toContainText("You may not see this");
  await page.getByRole("button", { name: "All workspaces" }).click();
  await expect(page.getByRole("alert")).toBeHidden();
});

test("says what is under way, and ends it when the view is left", async ({ page }) => {
  await page.goto(dashboard.url);
  await page.getByLabel("API token").fill(token);
  await page.keyboard.press("Enter");
  dashboard.backend.fail("getProjectList", { hang: true });
  await page.getByRole("button", { name: "Credit risk" }).click();
  await expect(page.getByRole("status")).toHaveText("Loading projects …");
  await page.getByRole("button", { name: "All workspaces" }).click();
  await expect(page.getByRole("status")).toBeEmpty();
  await expect(page.getByRole("alert")).toBeHidden();
});

test("shows hostile names as text, at phone width and in the dark", async ({ page }) => {
  await dashboard.close();
  const name = '<img src=x onerror="document.title=`hacked`">';
  dashboard = await startDashboard({
    users: [{ name: "Ada", apiToken: token }],
    seed: {
      workspaces: [{ name, description: "x".repeat(500), projects: [{ name, description: name }] }],
    },
  });
  await page.emulateMedia({ colorScheme: "dark" });
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(dashboard.url);
  await page.getByLabel("API token").fill(token);
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name }).click();
  await expect(page.locator(".cards h3")).toHaveText(name);
  await expect(page).toHaveTitle("Vectice workspaces");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await page.screenshot({ path: "test-results/dashboard-phone.png" });
});
