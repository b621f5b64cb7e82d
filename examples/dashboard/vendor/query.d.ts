// The page gets dist/query.js from beside its own scripts; this tells editors what it holds.
export * from "vectice/query";
