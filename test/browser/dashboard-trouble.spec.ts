import { connectByForm, expect, test } from "./support/world.ts";

test("a host that answers with a web page", async ({ page, start, site }) => {
  const { url } = await start();
  const headers = { "access-control-allow-origin": url, "access-control-allow-headers": "*" };
  site.put("/metadata/authenticate", { body: "<!doctype html><title>Log in</title>", headers });
  await page.goto(url);
  await page.getByRole("textbox", { name: "Host" }).fill(site.url);
  await connectByForm(page);
  await expect(page.getByRole("alert")).toContainText("does not answer like Vectice");
  await expect(page.getByRole("alert")).toContainText("with a web page instead of data");
  await expect(page.getByRole("textbox", { name: "Host" })).toBeFocused();
});

test("a server that refuses this page's origin", async ({ page, start }) => {
  const { url } = await start({ cors: false });
  await page.goto(url);
  await connectByForm(page);
  await expect(page.getByRole("alert")).toContainText("The server did not answer");
  await expect(page.getByRole("alert")).toContainText(`must allow the origin ${url}`);
  await expect(page.getByRole("textbox", { name: "Host" })).toHaveAttribute("aria-invalid", "true");
});

test("a host that is no address", async ({ page, start }) => {
  const { url } = await start();
  await page.goto(url);
  await page.getByRole("textbox", { name: "Host" }).fill("ftp://vectice.example.com");
  await connectByForm(page);
  await expect(page.getByRole("alert")).toContainText("Something in the settings is not right");
});

test("a server that does not fit", async ({ page, start }) => {
  const message = "This version is no longer supported.";
  const { url } = await start({ compatibility: { status: "Error", message } });
  await page.goto(url);
  await connectByForm(page);
  await expect(page.getByRole("alert")).toContainText("do not fit together");
  await expect(page.getByRole("alert")).toContainText(message);
});

test("a failure while listing can be tried again", async ({ page, start }) => {
  const { url, backend } = await start();
  backend.fail("getUserWorkspaceList", { error: { status: 403, message: "Not today" } });
  await page.goto(url);
  await connectByForm(page);
  const alert = page.getByRole("alert").filter({ hasText: "You may not do this" });
  await expect(alert).toContainText("Not today");
  await alert.getByText("Details").click();
  await expect(alert).toContainText("PermissionError (permission_denied)");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("link", { name: "Credit risk" })).toBeVisible();
});

test("a link to a workspace that is not there, or no workspace", async ({ page, start }) => {
  const { url } = await start();
  await page.goto(`${url}/#/workspaces/WSP-99`);
  await connectByForm(page);
  await expect(page.getByRole("alert")).toContainText("There is nothing here");
  await page.goto(`${url}/#/workspaces/PRJ-1`);
  await expect(page.getByRole("alert")).toContainText("This link is not right");
  await page.goto(`${url}/#/workspaces/%E0`);
  await expect(page.getByRole("alert")).toContainText("There is nothing here");
  await page.getByRole("link", { name: "All workspaces" }).click();
  await expect(page.getByRole("link", { name: "Credit risk" })).toBeVisible();
});

test("leaving a view ends what it waits for", async ({ page, start }) => {
  const { url, backend } = await start();
  await page.goto(url);
  await connectByForm(page);
  await page.getByRole("link", { name: "Credit risk" }).waitFor();
  backend.fail("getProjectList", { delay: 20_000 });
  await page.getByRole("link", { name: "Credit risk" }).click();
  await expect(page.getByText("Loading the projects…").last()).toBeVisible();
  await expect.poll(() => backend.requests.at(-1)?.operation).toBe("getProjectList");
  const ended = page.waitForEvent("requestfailed");
  await page.getByRole("link", { name: "All workspaces" }).click();
  expect((await ended).failure()?.errorText).toBe("net::ERR_ABORTED");
  await expect(page.getByRole("link", { name: "Credit risk" })).toBeVisible();
  await expect(page.getByRole("alert")).toHaveCount(0);
});

test("connecting can be cancelled", async ({ page, start }) => {
  const { url, backend } = await start();
  backend.fail("/metadata/authenticate", { delay: 20_000 });
  await page.goto(url);
  await connectByForm(page);
  await expect(page.getByRole("button", { name: "Connecting…" })).toBeDisabled();
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByRole("button", { name: "Connect", exact: true })).toBeFocused();
  await expect(page.getByRole("alert")).toHaveCount(0);
  await connectByForm(page);
  await expect(page.getByRole("heading", { name: "Workspaces" })).toBeVisible();
});
