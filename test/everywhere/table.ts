import type { Row } from "./row.ts";

/** The matrix as people read it. */
export function tableOf(rows: readonly Row[]): string {
  const header = ["runtime", "version", "loaded by", "passed", "failed", "skipped", "time"];
  const cells = [
    header,
    ...rows.map((row) => [
      row.runtime,
      row.version,
      row.loading,
      String(row.passed),
      String(row.failed),
      String(row.skipped),
      `${row.seconds.toFixed(1)} s`,
    ]),
  ];
  const widths = header.map((_, column) =>
    Math.max(...cells.map((line) => line[column]?.length ?? 0)),
  );
  const firstNumber = 3;
  return cells
    .map((line) =>
      line
        .map((cell, column) =>
          column < firstNumber
            ? cell.padEnd(widths[column] ?? 0)
            : cell.padStart(widths[column] ?? 0),
        )
        .join("  "),
    )
    .join("\n");
}
