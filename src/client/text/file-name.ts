/** A parameter of a header, whether it is the file's name, and its value in quotes or bare. */
const parameter = /(?:^|;)\s*(?:filename(\*?)|[^\s=;]+)\s*=\s*(?:"((?:\\.|[^"\\])*)"|([^;]*))/gi;

/**
 * The file's name in a `Content-Disposition` header, or `plain`; undefined where there is none.
 * Folders, control and invisible characters are taken out: what is left is a mere name.
 */
export function fileNameOf(disposition: string | null, plain?: string): string | undefined {
  let extended: string | undefined;
  let simple: string | undefined;
  // One after another: what stands inside quotes is no parameter.
  for (const [, star, quoted, bare = ""] of (disposition ?? "").matchAll(parameter)) {
    const value = quoted?.replace(/\\(.)/g, "$1") ?? bare.trim();
    if (star) {
      extended ??= percentDecoded(value);
    } else if (star === "") {
      simple ??= utf8Decoded(value);
    }
  }
  const mere = (plain ?? extended ?? simple)
    ?.replace(/^.*[/\\]/s, "")
    .replace(/[\p{Cc}\p{Cf}]/gu, "")
    .trim();
  return mere === undefined || /^\.{0,2}$/.test(mere) ? undefined : mere;
}

/** A value that names its character set; undefined where it cannot be read. */
function percentDecoded(value: string): string | undefined {
  const [, utf8, text = ""] = /^(?:(utf-8)|iso-8859-1)'[^']*'(.*)/i.exec(value) ?? [];
  try {
    return utf8
      ? decodeURIComponent(text)
      : text.replace(/%(..)/g, (_, code) => String.fromCharCode(Number(`0x${code}`))) || undefined;
  } catch {
    return undefined;
  }
}

/** Headers are read byte by byte; servers write UTF-8 into them all the same. */
function utf8Decoded(text: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(
      Uint8Array.from(text, (character) => character.charCodeAt(0)),
    );
  } catch {
    return text;
  }
}
