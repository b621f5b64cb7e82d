import { connectByForm, expect, hostile, test, token } from "./support/world.ts";
import { failAlone, open, overflow, shot } from "./support/pages.ts";

test("a project: its phases, models and open issues", async ({ page, start }) => {
  const { url, backend, backendUrl } = await start({ seed: "demo" });
  await page.goto(url);
  await connectByForm(page, { apiToken: backend.data.users[0]?.apiToken ?? "" });
  await page.getByRole("link", { name: "Credit risk" }).click();
  await page.getByRole("table").getByRole("link", { name: "Churn", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Churn", level: 1 })).toBeFocused();
  await expect(page).toHaveURL(/#\/projects\/PRJ-1$/);

  const phases = page.getByRole("region", { name: "Phases" });
  await expect(phases).toContainText("3 of 6 phases completed");
  await expect(phases.getByRole("progressbar")).toHaveAttribute("value", "3");
  const modeling = phases.getByRole("listitem").filter({ hasText: "Modeling" });
  await expect(modeling).toContainText("In Progress");
  await expect(modeling).toContainText("4 iterations: 2 ended, 1 in progress, 1 to do");

  const models = page.getByRole("region", { name: "Models" });
  const card = models.getByRole("listitem").filter({ hasText: "Churn classifier" });
  await expect(card).toContainText("12 versions");
  await expect(card).toContainText("Experimentation");
  await expect(card).toContainText("auc0.852");

  const issues = page.getByRole("region", { name: "Open issues" }).getByRole("listitem");
  await expect(issues).toHaveCount(4);
  await expect(issues.first()).toContainText("High severity");
  await expect(issues.last()).toContainText("Low severity");
  await expect(page.getByRole("region", { name: "Open issues" })).toContainText("1 overdue");
  await expect(page.getByRole("region", { name: "Datasets" }).getByRole("link")).toHaveCount(3);
  await expect(page.getByRole("region", { name: "Reports" })).toContainText("interim report");
  await expect(page.getByRole("main")).not.toContainText("Ask for call-centre data");

  await expect(page.getByRole("link", { name: "Open in Vectice" })).toHaveAttribute(
    "href",
    `${backendUrl}/browse/project/PRJ-1`,
  );
  await page
    .getByRole("navigation", { name: "Breadcrumb" })
    .getByRole("link", { name: "Credit risk" })
    .click();
  await expect(page.getByRole("heading", { name: "Credit risk", level: 1 })).toBeFocused();
});

test("an empty project says so, part by part", async ({ page, start }) => {
  const { url } = await start();
  await open(page, url, "#/projects/PRJ-1", token);
  await expect(page.getByText("This project has no phases yet.")).toBeVisible();
  await expect(page.getByText("This project has no models yet.")).toBeVisible();
  await expect(page.getByText("No issues have been found.")).toBeVisible();
});

test("a part that fails is tried again by itself", async ({ page, start }) => {
  const { url, backend } = await start({ seed: "demo" });
  failAlone(backend, "getModelList", { error: { status: 403, message: "Not today" } });
  await open(page, url, "#/projects/PRJ-1", backend.data.users[0]?.apiToken ?? "");
  const models = page.getByRole("region", { name: "Models" });
  await expect(models.getByRole("alert")).toContainText("Not today");
  await expect(page.getByText("3 of 6 phases completed")).toBeVisible();
  await models.getByRole("button", { name: "Try again" }).click();
  await expect(models.getByRole("link", { name: "Churn classifier", exact: true })).toBeVisible();
  const asked = backend.requests.filter(({ operation }) => operation === "getPhaseList");
  expect(asked).toHaveLength(1);
});

test("a link to no project", async ({ page, start }) => {
  const { url } = await start();
  await open(page, url, "#/projects/PRJ-99", token);
  const alert = page.getByRole("alert");
  await expect(alert).toContainText("There is nothing here");
  // The library's advice is for who writes programs: it is there, but not for everyone to read.
  const message = alert.getByText("PRJ-99");
  await expect(message).toBeHidden();
  await alert.getByText("Details").click();
  await expect(message).toBeVisible();
  await page.goto(`${url}/#/projects/MDL-1`);
  await expect(alert).toContainText("This link is not right");
  await alert.getByRole("link", { name: "Back to your workspaces" }).click();
  await expect(page.getByRole("heading", { name: "Workspaces", level: 1 })).toBeFocused();
});

test("an issue is late from the day after it was due, and leads to the version it is about", async ({
  page,
  start,
}) => {
  const day = (away: number) => new Date(Date.now() + away * 86_400_000).toISOString().slice(0, 10);
  const issues = [
    { name: "Long ago", severity: "High", dueDate: `${day(-1)}T00:00:00.000Z` },
    { name: "Today", severity: "Medium", dueDate: `${day(0)}T00:00:00.000Z` },
  ] as const;
  const models = [{ name: "Scorecard", versions: [{}, { issues }] }];
  const { url } = await start({
    seed: {
      users: [{ name: "Ada", apiToken: token }],
      workspaces: [{ name: "Credit", projects: [{ name: "Churn", models }] }],
    },
  });
  await open(page, url, "#/projects/PRJ-1", token);
  const rows = page.getByRole("region", { name: "Open issues" }).getByRole("listitem");
  await expect(rows.first()).toContainText("Overdue since");
  await expect(rows.last()).toContainText("Due ");
  await rows.last().getByRole("link", { name: "Scorecard, Version 2" }).click();
  await expect(page).toHaveURL(/#\/versions\/MDV-2$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Scorecard, Version 2");
});

test("hostile names of a project's parts are text", async ({ page, start }) => {
  page.on("dialog", () => expect(undefined, "a name ran as a script").toBeDefined());
  const { url } = await start({
    seed: {
      users: [{ name: hostile, apiToken: token }],
      workspaces: [
        {
          name: hostile,
          projects: [
            {
              name: hostile,
              description: hostile,
              phases: [{ name: hostile }],
              models: [
                {
                  name: hostile,
                  type: hostile,
                  versions: [
                    {
                      metrics: { [hostile]: 1 },
                      issues: [{ name: hostile, status: "NotStarted" }],
                    },
                  ],
                },
              ],
            },
          ],
        },
      ],
    },
  });
  await open(page, url, "#/projects/PRJ-1", token);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(hostile);
  await expect(page.getByRole("link", { name: hostile }).last()).toBeVisible();
  await expect(page.getByRole("region", { name: "Open issues" })).toContainText(hostile);
  await expect(page.locator("main img, main script")).toHaveCount(0);
  await expect(page).not.toHaveTitle("harm");
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const [size, width] of [
    ["phone", 360],
    ["desktop", 1280],
  ] as const) {
    test(`a project, ${colorScheme}, ${size}`, async ({ page, start }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 800 });
      const { url, backend } = await start({ seed: "demo" });
      await open(page, url, "#/projects/PRJ-1", backend.data.users[0]?.apiToken ?? "");
      await expect(page.getByRole("link", { name: "Churn classifier", exact: true })).toBeVisible();
      await expect(
        page.getByRole("region", { name: "Open issues" }).getByRole("listitem"),
      ).toHaveCount(4);
      expect(await overflow(page)).toBe(0);
      // Whatever begins a line stands right below the issue's name, without a dot before it.
      const starts = await page
        .getByRole("region", { name: "Open issues" })
        .getByRole("listitem")
        .first()
        .evaluate((row) => {
          const left = (node: Node): number => {
            const range = document.createRange();
            range.selectNodeContents(node);
            return Math.round(range.getBoundingClientRect().left);
          };
          const name = row.querySelector(".row-name") ?? row;
          const parts = [...row.querySelectorAll(".dotted > *")];
          return [name, ...parts.filter((part) => left(part) <= left(name) + 4)].map(left);
        });
      expect(starts.length).toBeGreaterThan(size === "phone" ? 2 : 1);
      expect(new Set(starts).size).toBe(1);
      await shot(page, `project-${size}-${colorScheme}`);
    });
  }
}
