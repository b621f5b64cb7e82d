// @ts-check
import { marks } from "./marks.js";
import UPlot from "../vendor/uplot.js";

/** Pixels that a mark needs; with less room, only those are drawn that tell something. */
const room = 9;

/**
 * Draws the marks of points over their lines, and a ring around those that were chosen.
 *
 * @param {UPlot} plot
 * @param {readonly import("./line-chart.js").PlacedPoint[]} points
 * @param {{ readonly lines: readonly string[], readonly surface: string, readonly chosen: string }} colors
 */
export function drawMarks(plot, points, colors) {
  const { ctx } = plot;
  const { pxRatio } = UPlot;
  const isCrowded = plot.over.clientWidth / Math.max(points.length, 1) < room;
  ctx.save();
  ctx.lineWidth = 2;
  ctx.setLineDash([]);
  for (const { time, value, mark, line, isChosen } of points) {
    if (value === null || (isCrowded && mark === "circle" && !isChosen)) {
      continue;
    }
    const { path, isFilled } = marks[mark];
    const shape = new Path2D(path);
    const color = colors.lines[line] ?? colors.chosen;
    ctx.setTransform(
      pxRatio,
      0,
      0,
      pxRatio,
      plot.valToPos(time, "x", true),
      plot.valToPos(value, "y", true),
    );
    if (mark !== "cross") {
      ctx.fillStyle = isFilled ? color : colors.surface;
      // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type -- a canvas is no array
      ctx.fill(shape);
    }
    ctx.strokeStyle = color;
    ctx.stroke(shape);
    if (isChosen) {
      ctx.strokeStyle = colors.chosen;
      ctx.stroke(new Path2D("M-10 0a10 10 0 1 0 20 0a10 10 0 1 0-20 0Z"));
    }
  }
  ctx.restore();
}
