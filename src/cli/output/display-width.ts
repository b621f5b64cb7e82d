/** Characters that take two columns of a terminal: those of East Asia, and emoji. */
const wide =
  /^(?:[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uA960-\uA97C\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6]|[\u{1F300}-\u{1FAFF}]|[\u{20000}-\u{3FFFD}]|\p{Emoji_Presentation}|\p{RI})/u;

/** Made when it is first needed, because making it takes longer than printing help. */
let segmenter: Intl.Segmenter | undefined;

/** How many columns of a terminal a text takes. */
export function displayWidth(text: string): number {
  return /^[\x20-\x7E]*$/.test(text)
    ? text.length
    : characters(text).reduce((sum, character) => sum + widthOf(character), 0);
}

/** Cuts a text to so many columns, by whole characters. */
export function cutToWidth(text: string, width: number): string {
  if (displayWidth(text) <= width) {
    return text;
  }
  let cut = "";
  let left = width - 1;
  for (const character of characters(text)) {
    left -= widthOf(character);
    if (left < 0) {
      break;
    }
    cut += character;
  }
  return `${cut}…`;
}

/** Fills a text up with spaces. */
export function padToWidth(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - displayWidth(text)));
}

function characters(text: string): string[] {
  segmenter ??= new Intl.Segmenter();
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

function widthOf(character: string): number {
  return wide.test(character) ? 2 : 1;
}
