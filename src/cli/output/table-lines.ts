import type { Colours } from "./colours.ts";
import { cutToWidth, displayWidth, padToWidth } from "./display-width.ts";

/** The head of a column. */
export interface Head {
  readonly heading: string;
  /** Whether its cells may be cut to fit the terminal; ids never are. */
  readonly cut: boolean;
}

/** A cell: its text, and what gives it a colour once it is laid out. */
export interface Cell {
  readonly text: string;
  readonly paint: (text: string) => string;
}

const gap = 2;
/** No column is cut to less. */
const narrowest = 8;

/** Lays rows out as a table that is no wider than the terminal, as far as its columns may be cut. */
export function tableLines(
  heads: readonly Head[],
  rows: readonly (readonly Cell[])[],
  columns: number,
  { bold }: Colours,
): string[] {
  const natural = heads.map(({ heading }, index) =>
    rows.reduce(
      (widest, row) => Math.max(widest, displayWidth(row[index]?.text ?? "")),
      displayWidth(heading),
    ),
  );
  const widths = fit(heads, natural, columns - gap * (heads.length - 1));
  const line = (cells: readonly Cell[]): string =>
    cells
      .map(({ text, paint }, index) => {
        const width = widths[index] ?? 0;
        const cut = cutToWidth(text, width);
        // Nothing stands behind the last one.
        return paint(index === heads.length - 1 ? cut : padToWidth(cut, width));
      })
      .join(" ".repeat(gap));
  const head = heads.map(({ heading }) => ({ text: heading, paint: bold }));
  return [head, ...rows].map((cells) => line(cells).trimEnd());
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
