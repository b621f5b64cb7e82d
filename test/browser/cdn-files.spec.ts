import { snippetsOf } from "../snippets.ts";
import { serveCdn } from "./support/cdn.ts";
import { expect, test } from "./support/world.ts";

const html = snippetsOf("site/start/cdn.md").filter(({ language }) => language === "html");
const importMap = /^<script type="importmap">.*?<\/script>/s.exec(html[0]?.code ?? "")?.[0] ?? "";

/** Imports all files, and says whose error each throws. */
const body = `<!doctype html><title>Page</title>${importMap}
  <script type="module">
    import { InvalidRequestError, NotFoundError } from "vectice";
    import { projectOverview } from "vectice/analysis";
    import { watch } from "vectice/live";
    import { explain } from "vectice/query";
    const refusedBy = async (call) => call().then(() => "none", (error) => error);
    const errors = [
      await refusedBy(async () => projectOverview({}, { depth: -1 })),
      await refusedBy(async () => watch(() => 1, { every: 1 })),
    ];
    const kept = errors.every((error) => error instanceof InvalidRequestError);
    document.title = [kept, explain(new NotFoundError("none")).title].join(" ");
  </script>`;

test("the files of the site's page fit their hashes, and share the error classes", async ({
  page,
  site,
}) => {
  const asked = await serveCdn(page);
  await page.goto(site.put("/all", body));
  await expect(page).toHaveTitle("true There is nothing here");
  expect(asked.map((url) => url.replace(/^.*\//, "")).toSorted()).toEqual([
    "analysis.min.js",
    "live.min.js",
    "query.min.js",
    "vectice.min.js",
  ]);
});

for (const file of ["analysis", "live", "query"]) {
  test(`a changed ${file}.min.js is not run`, async ({ page, site, lines }) => {
    await serveCdn(page, (text, path) => (path.includes(file) ? `${text}\n;` : text));
    await page.goto(site.put("/changed", body));
    const complaints = () => lines.map((line) => line.text()).join("\n");
    await expect.poll(complaints).toContain("integrity");
    await expect(page).toHaveTitle("Page");
  });
}
