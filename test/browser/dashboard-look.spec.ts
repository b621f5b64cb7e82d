import { connectByForm, expect, test, token } from "./support/world.ts";
import { failAlone, open, overflow, shot } from "./support/pages.ts";

for (const colorScheme of ["light", "dark"] as const) {
  for (const [size, width] of [
    ["phone", 360],
    ["desktop", 1280],
  ] as const) {
    const name = (page: string) => `${page}-${size}-${colorScheme}`;

    test.describe(`${colorScheme}, ${size}`, () => {
      test.use({ colorScheme, viewport: { width, height: 800 } });

      test("the form, workspaces and projects", async ({ page, start }) => {
        const { url, backend } = await start({ seed: "demo" });
        await page.goto(url);
        await page.getByRole("button", { name: "Connect", exact: true }).waitFor();
        await shot(page, name("form"));
        await connectByForm(page, { apiToken: "not-a-token" });
        await expect(page.getByRole("alert").filter({ hasText: "not accepted" })).toBeVisible();
        await shot(page, name("form-refused"));
        await connectByForm(page, { apiToken: backend.data.users[0]?.apiToken ?? "" });
        await page.getByRole("link", { name: "Credit risk" }).waitFor();
        expect(await overflow(page)).toBe(0);
        await shot(page, name("workspaces"));
        await page.getByRole("link", { name: "Credit risk" }).click();
        await page.getByRole("table").getByRole("link", { name: "Churn", exact: true }).waitFor();
        expect(await overflow(page)).toBe(0);
        await shot(page, name("workspace"));
      });

      test("waiting, failing, and nothing to show", async ({ page, start }) => {
        const { url, backend } = await start();
        await open(page, url, "#/projects/PRJ-1", token);
        await expect(page.getByText("No issues have been found.")).toBeVisible();
        await shot(page, name("project-empty"));
        failAlone(backend, "getPhaseList", { error: { status: 403, message: "Not today" } });
        backend.fail("getModelList", { delay: 20_000 });
        await page.goto(`${url}#/projects/PRJ-2`);
        await expect(page.getByRole("alert").filter({ hasText: "Not today" })).toBeVisible();
        await expect(page.getByRole("main").getByText("Loading the models…")).toBeVisible();
        expect(await overflow(page)).toBe(0);
        await shot(page, name("project-trouble"));
      });
    });
  }
}
