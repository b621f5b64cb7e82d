import manifest from "../../package.json" with { type: "json" };
import { snippetsOf } from "../snippets.ts";
import { serveCdn } from "./support/cdn.ts";
import { expect, test, token } from "./support/world.ts";

const examples = snippetsOf("README.md")
  .filter(({ language }) => language === "html")
  .map(({ code }) => code);

/** A page of nothing but an example, after the settings that the reader saved. */
function pageOf(example: string, host: string): string {
  const settings = JSON.stringify({ VECTICE_API_TOKEN: token, VECTICE_HOST: host });
  return `<!doctype html><title>Page</title>
    <script>localStorage.setItem("vectice", ${JSON.stringify(settings)});</script>
    ${example}`;
}

test("there are examples of a module, an import map and a plain script", () => {
  expect(examples).toHaveLength(3);
  for (const part of [
    /<script\s+type="module"\s[^>]*integrity="sha384-[^>]*crossorigin/,
    /<script type="importmap">/,
    /vectice\.global\.js"\s+integrity="sha384-/,
  ]) {
    expect(examples.some((example) => part.test(example))).toBe(true);
  }
});

for (const [place, example] of examples.entries()) {
  test(`example ${place + 1} works as written`, async ({ page, site, startBackend, lines }) => {
    const { host } = await startBackend();
    const asked = await serveCdn(page);
    await page.goto(site.put("/example", pageOf(example, host)));
    const printed = () => lines.map((line) => line.text()).join("\n");
    await expect.poll(printed).toContain("There are 3 workspaces.");
    // The file was loaded once, at the version of this package.
    expect(asked).toEqual([expect.stringContaining(`vectice@${manifest.version}/`)]);
    expect(lines.filter((line) => ["error", "warning"].includes(line.type()))).toEqual([]);
  });

  test(`example ${place + 1} runs no file that was changed`, async ({
    page,
    site,
    startBackend,
    lines,
  }) => {
    const { host, backend } = await startBackend();
    await serveCdn(page, (text) => `${text}\n;`);
    // A plain script that finds no library says so.
    await page.addInitScript(() => {
      addEventListener("error", (event) => event.preventDefault());
    });
    await page.goto(site.put("/example", pageOf(example, host)));
    const complaints = () => lines.map((line) => line.text()).join("\n");
    await expect.poll(complaints).toContain("integrity");
    expect(backend.requests).toEqual([]);
  });
}
