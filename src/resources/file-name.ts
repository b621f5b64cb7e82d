/**
 * The file's name in a `Content-Disposition` header, or `plain`; undefined where there is none.
 * Folders and control characters are taken out: what is left is a mere name.
 */
export function fileNameOf(disposition: string | null, plain?: string): string | undefined {
  const header = disposition ?? "";
  const extended = /filename\*\s*=\s*utf-8'[^']*'([^;\s]+)/i.exec(header)?.[1];
  const simple = /filename\s*=\s*(?:"((?:\\.|[^"\\])*)"|([^;\s]+))/i.exec(header);
  const name =
    plain ??
    percentDecoded(extended) ??
    utf8Decoded(simple?.[1]?.replace(/\\(.)/g, "$1") ?? simple?.[2]);
  const mere = name
    ?.replace(/^.*[/\\]/s, "")
    .replace(/\p{Cc}/gu, "")
    .trim();
  return mere === undefined || /^\.{0,2}$/.test(mere) ? undefined : mere;
}

function percentDecoded(text: string | undefined): string | undefined {
  try {
    return text === undefined ? undefined : decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** Headers are read byte by byte; servers write UTF-8 into them all the same. */
function utf8Decoded(text: string | undefined): string | undefined {
  try {
    return text === undefined
      ? undefined
      : new TextDecoder("utf-8", { fatal: true }).decode(
          Uint8Array.from(text, (character) => character.charCodeAt(0)),
        );
  } catch {
    return text;
  }
}
