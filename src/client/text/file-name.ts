/** A parameter of a header (RFC 6266), whether it is the file's name, and its value in quotes or bare. */
const parameter = /(?:^|;)\s*(?:filename(\*?)|[^\s=;]+)\s*=\s*(?:"((?:\\.|[^"\\])*)"|([^;]*))/gi;
/** What nobody sees, what ends a line, and halves of characters. */
const unsafe = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu;

/** The file's name in a `Content-Disposition` header, cleaned; undefined where there is none. */
export function fileNameOf(disposition: string | null): string | undefined {
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
  const name = extended ?? simple;
  return name === undefined ? undefined : safeFileName(name);
}

/**
 * A name without folders and without control and invisible characters: one that turns the line
 * around makes a program look like a picture. Undefined where nothing is left.
 */
export function safeFileName(name: string): string | undefined {
  const safe = name
    .replace(/^.*[/\\]/s, "")
    .replace(unsafe, "")
    .trim();
  return /^\.*$/.test(safe) ? undefined : safe;
}

/** A header that makes browsers save a file, whatever its name holds (RFC 6266, RFC 8187). */
export function dispositionOf(name: string): string {
  const safe = safeFileName(name) ?? "download";
  const ascii = safe.replace(/[^\w .()+,-]/g, "_");
  const encoded = encodeURIComponent(safe).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}

/** A value that names its character set (RFC 8187); undefined where it cannot be read. */
function percentDecoded(value: string): string | undefined {
  const [, charset = "", text = ""] = /^([\w-]+)'[^']*'(.*)/.exec(value) ?? [];
  try {
    if (/^utf-8$/i.test(charset)) {
      return decodeURIComponent(utf8Decoded(text));
    }
    return /^iso-8859-1$/i.test(charset) && !/%(?![\da-f]{2})/i.test(text)
      ? text.replace(/%(..)/g, (_, code) => String.fromCharCode(Number(`0x${code}`)))
      : undefined;
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
