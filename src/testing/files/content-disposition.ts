/**
 * The `content-disposition` of a download, as servers write it: the name in quotes, with what ASCII
 * lacks as `?`; beside it, where that loses something, the whole name in UTF-8 (RFC 6266).
 */
export function dispositionOf(name: string): string {
  const plain = name.replaceAll(/[^\x20-\x7e]/gu, "?");
  const quoted = `attachment; filename="${plain.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
  // A percent sign with digits after it would be decoded by some readers of the plain name.
  return plain === name && !/%[\da-f]{2}/i.test(name)
    ? quoted
    : `${quoted}; filename*=UTF-8''${percentEncoded(name)}`;
}

/** Every byte that RFC 8187 does not let stand as it is. */
function percentEncoded(name: string): string {
  return [...new TextEncoder().encode(name)]
    .map((byte) => {
      const character = String.fromCodePoint(byte);
      return /[\w!#$&+.^`|~-]/.test(character)
        ? character
        : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
    })
    .join("");
}
