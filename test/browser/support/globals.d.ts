import type * as Library from "vectice";
import type * as Analysis from "vectice/analysis";
import type * as Live from "vectice/live";

declare global {
  /** What dist/vectice.global.js makes. */
  var vectice: typeof Library & { readonly analysis: typeof Analysis; readonly live: typeof Live };
}
