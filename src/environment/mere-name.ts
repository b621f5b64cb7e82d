/** What file systems allow a name to be long, in bytes. */
const longestName = 255;

/** A name that is no path, not hidden, shows what it is, and is no longer than file systems allow. */
export function mereName(name: string): string {
  const mere = name
    .replace(/^.*[/\\]/s, "")
    // Invisible characters too: one that turns the line around makes a program look like a picture.
    .replace(/\p{Cf}/gu, "")
    .replace(/[\p{Cc}<>:"|?*]/gu, "_")
    .replace(/^\.+$/, "")
    .replace(/^\.+/, (dots) => "_".repeat(dots.length));
  const extension = /\.[^.]{1,20}$/.exec(mere)?.[0] ?? "";
  let stem = mere.slice(0, mere.length - extension.length).slice(0, longestName) || "download";
  while (new TextEncoder().encode(stem + extension).length > longestName) {
    stem = stem.slice(0, -1);
  }
  return (stem + extension).toWellFormed();
}
