import { expect, test } from "./support/world.ts";
import { open, overflow, shot } from "./support/pages.ts";

for (const colorScheme of ["light", "dark"] as const) {
  for (const [size, width] of [
    ["phone", 320],
    ["desktop", 1280],
  ] as const) {
    test(`a model and a version, ${colorScheme}, ${size}`, async ({ page, start }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.setViewportSize({ width, height: 800 });
      const { url, backend } = await start({ seed: "demo" });
      const link = "#/models/MDL-1?metric=auc&metric=log_loss&model=MDL-2&compare=MDV-7";
      await open(page, url, link, backend.data.users[0]?.apiToken ?? "");
      await expect(page.getByRole("slider")).toHaveCount(2);
      await expect(page.getByRole("checkbox", { name: "Time to early repayment" })).toBeChecked();
      const better = page.getByRole("region", { name: "Newest version" }).getByRole("combobox");
      await better.first().selectOption("more");
      await page.mouse.move(0, 0);
      expect(await overflow(page)).toBe(0);
      await shot(page, `model-${size}-${colorScheme}`);

      await page.goto(`${url}#/versions/MDV-12`);
      await expect(page.getByRole("group", { name: "Lineage" })).toBeVisible();
      await page.getByRole("button", { name: "Show Lift by decile" }).click();
      await page.getByRole("button", { name: "View roc-curve.png" }).click();
      await expect(page.getByRole("img", { name: "roc-curve.png" })).toBeVisible();
      expect(await overflow(page)).toBe(0);
      await shot(page, `version-${size}-${colorScheme}`);
      await page.getByRole("button", { name: "Enlarge roc-curve.png" }).click();
      await expect(page.getByRole("dialog")).toBeVisible();
      await shot(page, `picture-${size}-${colorScheme}`);
    });
  }
}
