import { expect, test } from "./support/world.ts";
import { open, violationsIn } from "./support/pages.ts";

test("no page of the demo has anything that axe finds, in light and dark", async ({
  page,
  start,
}) => {
  test.setTimeout(180_000);
  const { url, backend } = await start({ seed: "demo" });
  const { workspaces, projects, models, modelVersions, issues, users } = backend.data;
  // The three where the demo takes place: the others have nothing that these do not.
  const main = workspaces.slice(0, 3).map(({ id }) => id);
  const inside = projects.filter(({ workspace }) => main.includes(workspace)).map(({ id }) => id);
  for (const workspace of main) {
    const own = projects.filter((project) => project.workspace === workspace).map(({ id }) => id);
    const theirs = models.filter(({ project }) => own.includes(project)).map(({ id }) => id);
    expect(theirs.length, `models in ${workspace}`).toBeGreaterThan(0);
    expect(modelVersions.filter(({ model }) => theirs.includes(model)).length).toBeGreaterThan(2);
    expect(issues.filter(({ project }) => own.includes(project)).length).toBeGreaterThan(0);
  }
  const pages = [
    "workspaces",
    ...main.map((id) => `workspaces/${id}`),
    ...inside.map((id) => `projects/${id}`),
    "projects/PRJ-1?open=PHA-3.PHA-4.ITR-9",
    ...models.filter(({ project }) => inside.includes(project)).map(({ id }) => `models/${id}`),
    "models/MDL-1?metric=auc&metric=f1&model=MDL-2&compare=MDV-10&compare=MDV-12",
    "versions/MDV-12",
    "projects/PRJ-999",
  ];
  await open(page, url, "#/workspaces", users[0]?.apiToken ?? "");
  const found: unknown[] = [];
  for (const path of pages) {
    await page.evaluate((hash) => void (location.hash = hash), `#/${path}`);
    await expect(page.getByText(/^Loading/)).toHaveCount(0);
    await expect(page.locator("main :is(table, section)").first()).toBeVisible();
    await page.emulateMedia({ colorScheme: "light" });
    const light = await violationsIn(page);
    await page.emulateMedia({ colorScheme: "dark" });
    // The page is the same: only its colours are others.
    const dark = await violationsIn(page, ["color-contrast"]);
    found.push(...light.map(({ id, nodes }) => [path, id, nodes[0]?.html]));
    found.push(...dark.map(({ id, nodes }) => [path, "dark", id, nodes[0]?.html]));
  }
  expect(pages.length).toBeGreaterThan(15);
  expect(found).toEqual([]);
});
