/** What a benchmark should reach, and whether it did. */
interface Verdict {
  readonly target: string;
  readonly measured: string;
  readonly reached: boolean;
}

/** What one benchmark found. */
export interface Report {
  readonly title: string;
  /** What was measured, and against what floor. */
  readonly about: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly verdicts: readonly Verdict[];
}

/** A benchmark; `rounds` is how often each contestant runs. */
export type Benchmark = (rounds: number) => Promise<Report>;

/** A report as Markdown. */
export function markdownOf({ title, about, columns, rows, verdicts }: Report): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const rule = columns.map((_, place) => (place === 0 ? "---" : "--:"));
  return [
    `## ${title}`,
    about,
    [line(columns), line(rule), ...rows.map(line)].join("\n"),
    verdicts
      .map(
        ({ target, measured, reached }) =>
          `- ${reached ? "reached" : "**missed**"}: ${target}; measured: ${measured}`,
      )
      .join("\n"),
  ].join("\n\n");
}
