// The page gets dist/live.js from beside its own scripts; this tells editors what it holds.
export * from "vectice/live";
