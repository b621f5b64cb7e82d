// The plain script holds all that a page without modules can use: `vectice.connect`, `vectice.analysis.metricHistory`.
export * from "./browser.ts";
export * as analysis from "./analysis/index.ts";
export * as live from "./live/index.ts";
