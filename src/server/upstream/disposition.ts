const longest = 200;

/** The file name in a Content-Disposition header, without any path; undefined where there is none. */
export function fileNameIn(header: string | null): string | undefined {
  if (header === null) {
    return undefined;
  }
  const extended = /;\s*filename\*\s*=\s*utf-8'[^']*'([^\s;]+)/i.exec(header)?.[1];
  const quoted = /;\s*filename\s*=\s*"((?:[^"\\]|\\.)*)"/i.exec(header)?.[1];
  const plain = /;\s*filename\s*=\s*([^\s";]+)/i.exec(header)?.[1];
  const name = decoded(extended) ?? quoted?.replace(/\\(.)/g, "$1") ?? plain;
  const clean = name === undefined ? "" : harmless(name);
  return clean === "" ? undefined : clean;
}

/** A header that makes browsers save a file, whatever its name holds. */
export function dispositionOf(name: string): string {
  const clean = harmless(name) || "download";
  const ascii = clean.replace(/[^\w .()+,-]/g, "_");
  const encoded = encodeURIComponent(clean).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}

/** Without folders, and without what could end a header or turn the name's look around. */
function harmless(name: string): string {
  return (name.split(/[/\\]/).at(-1) ?? "")
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, "")
    .trim()
    .replace(/^\.+/, "")
    .slice(0, longest)
    .toWellFormed();
}

function decoded(text: string | undefined): string | undefined {
  try {
    return text === undefined ? undefined : decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
