import { expect, test } from "./support/world.ts";
import { open, overflow, shot } from "./support/pages.ts";

for (const colorScheme of ["light", "dark"] as const) {
  for (const [size, width] of [
    ["phone", 360],
    ["desktop", 1280],
  ] as const) {
    test(`a model, ${colorScheme}, ${size}`, async ({ page, start }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 800 });
      const { url, backend } = await start({ seed: "demo" });
      await open(page, url, "#/models/MDL-1", backend.data.users[0]?.apiToken ?? "");
      await expect(page.getByRole("group", { name: "Lineage" })).toBeVisible();
      await page.getByRole("button", { name: "Show Lift by decile" }).click();
      await page.getByRole("button", { name: "View roc-curve.png" }).click();
      await expect(page.getByRole("img", { name: "roc-curve.png" })).toBeVisible();
      await expect(page.getByRole("slider", { name: "auc by version" })).toBeVisible();
      await page.mouse.move(0, 0);
      expect(await overflow(page)).toBe(0);
      // A field shows the whole of what is chosen in it: then it is no wider when it may be.
      const cut = await page.getByRole("combobox").evaluateAll((fields) =>
        fields.flatMap((field) => {
          if (!(field instanceof HTMLSelectElement)) {
            return ["no field"];
          }
          const copy = field.cloneNode(true);
          if (!(copy instanceof HTMLSelectElement)) {
            return ["no copy"];
          }
          copy.style.cssText = "width: max-content; position: absolute";
          field.after(copy);
          const wide = copy.offsetWidth;
          copy.remove();
          return wide > field.offsetWidth + 1
            ? [`${field.value}: ${field.offsetWidth}/${wide}`]
            : [];
        }),
      );
      expect(cut).toEqual([]);
      await shot(page, `model-${size}-${colorScheme}`);
    });
  }
}
