// The page gets dist/analysis.js from beside its own scripts; this tells editors what it holds.
export * from "vectice/analysis";
