import type * as Library from "vectice";

declare global {
  /** What dist/vectice.global.js makes. */
  var vectice: typeof Library;
}
