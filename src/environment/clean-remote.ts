/**
 * The address of a repository without anything that may be a secret: user, password, query and
 * fragment are cut off before anything else. A last `.git` is cut off too.
 */
export function cleanRemote(remote: string): string {
  return withoutUser(remote.trim())
    .replace(/[?#].*$/s, "")
    .replace(/[/\\]+$/, "")
    .replace(/\.git$/, "");
}

/** Pipelines put tokens in front of the host: `https://token:secret@host/…`, `user@host:…`. */
function withoutUser(remote: string): string {
  // A path of Windows has no user, whatever its folders are called.
  if (/^[a-z]:[/\\]/i.test(remote)) {
    return remote;
  }
  const [, scheme = "", rest = ""] = /^([a-z][a-z\d+.-]*:\/\/)?(.*)$/is.exec(remote) ?? [];
  const authority = /^[^/?#]*/.exec(rest)?.[0] ?? "";
  const at = authority.lastIndexOf("@");
  if (at >= 0) {
    return scheme + rest.slice(at + 1);
  }
  // A password that holds a slash unescaped: what stands before it is no host with a port.
  const broken = scheme !== "" && /:(?!\d*$)(?![^[\]]*\]$)/.test(authority);
  return scheme + (broken ? rest.slice(rest.lastIndexOf("@") + 1) : rest);
}

/** The name of a repository: the last part of its clean address. */
export function repositoryName(remote: string): string {
  return remote.split(/[/\\:]/).at(-1) ?? "";
}
