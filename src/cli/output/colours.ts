import type { Terminal } from "../terminal.ts";

/** Makes text bold, or gives it a colour; where there are no colours it stays as it is. */
export interface Colours {
  bold(text: string): string;
  green(text: string): string;
  red(text: string): string;
  yellow(text: string): string;
}

/**
 * The colours for one of the streams: on a terminal, unless `NO_COLOR` is set; everywhere where
 * `FORCE_COLOR` is set, which goes first, as in Node.
 */
export function coloursOf({ env, isTTY }: Terminal, stream: "stdout" | "stderr"): Colours {
  const { FORCE_COLOR: force, NO_COLOR: none, TERM: term } = env;
  const on =
    force === undefined
      ? isTTY[stream] && (none === undefined || none === "") && term !== "dumb"
      : force !== "0" && force !== "false";
  const paint =
    (start: number, end: number) =>
    (text: string): string =>
      on ? `\u001b[${start}m${text}\u001b[${end}m` : text;
  return { bold: paint(1, 22), green: paint(32, 39), red: paint(31, 39), yellow: paint(33, 39) };
}
