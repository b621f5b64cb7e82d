// The page gets uPlot from beside its own scripts; this tells editors what it holds.
export { default } from "uplot";
