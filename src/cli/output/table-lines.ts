import type { Colours } from "./colours.ts";
import { cutToWidth, displayWidth, padToWidth } from "./display-width.ts";

/** The head of a column. */
export interface Head {
  readonly heading: string;
  /** Whether its cells may be cut to fit the terminal; ids never are. */
  readonly cut: boolean;
}

const gap = 2;
/** No column is cut to less. */
const narrowest = 8;

/** Lays rows out as a table that is no wider than the terminal, as far as its columns may be cut. */
export function tableLines(
  heads: readonly Head[],
  rows: readonly (readonly string[])[],
  columns: number,
  { bold }: Colours,
): string[] {
  const natural = heads.map(({ heading }, index) =>
    rows.reduce(
      (widest, row) => Math.max(widest, displayWidth(row[index] ?? "")),
      displayWidth(heading),
    ),
  );
  const widths = fit(heads, natural, columns - gap * (heads.length - 1));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, index) => {
        const width = widths[index] ?? 0;
        return padToWidth(cutToWidth(cell, width), width);
      })
      .join(" ".repeat(gap))
      .trimEnd();
  return [bold(line(heads.map(({ heading }) => heading))), ...rows.map(line)];
}

/** Takes from the widest column that may be cut, until all fit. */
function fit(heads: readonly Head[], natural: readonly number[], room: number): number[] {
  const widths = [...natural];
  let over = widths.reduce((sum, width) => sum + width, 0) - room;
  while (over > 0) {
    const cuttable = widths.flatMap((width, index) =>
      heads[index]?.cut === true && width > narrowest ? [{ width, index }] : [],
    );
    const [widest, next] = cuttable.toSorted((one, other) => other.width - one.width);
    if (widest === undefined) {
      break;
    }
    // Down to the next widest at once: a name may be very long.
    const step = Math.max(1, Math.min(over, widest.width - Math.max(next?.width ?? 0, narrowest)));
    widths[widest.index] = widest.width - step;
    over -= step;
  }
  return widths;
}
