// The page gets dist/vectice.min.js from beside its own scripts; this tells editors what it holds.
export * from "vectice";
