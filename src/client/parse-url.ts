/** What is read of an address. */
export type ParsedUrl = Pick<
  URL,
  "href" | "origin" | "protocol" | "hostname" | "pathname" | "search" | "username" | "password"
>;

/** User, password, host with its port, path, query; as far as addresses of servers need. */
const address =
  /^(https?:)\/\/(?:([^/?#@:]*)(?::([^/?#@]*))?@)?(\[[\da-f:.]+\]|[\w.-]+)(:\d{1,5})?(\/[^?#]*)?(\?[^#]*)?(#.*)?$/i;

/** An address, or undefined where text is none. React Native has no `URL.canParse`, and before 0.80 a URL without parts. */
export function parseUrl(text: string): ParsedUrl | undefined {
  try {
    const url = new URL(text);
    // Asked first: older versions of React Native throw at it.
    return url.protocol === undefined ? partsOf(text) : url;
  } catch {
    return hasParts() ? undefined : partsOf(text);
  }
}

/** Whether the platform's own addresses have parts. */
function hasParts(): boolean {
  try {
    return new URL("http://a/b").pathname === "/b";
  } catch {
    return false;
  }
}

function partsOf(text: string): ParsedUrl | undefined {
  const [
    whole,
    scheme = "",
    username = "",
    password = "",
    name = "",
    port = "",
    path,
    search = "",
  ] = address.exec(text) ?? [];
  if (whole === undefined) {
    return undefined;
  }
  const protocol = scheme.toLowerCase();
  const hostname = name.toLowerCase();
  const usual = protocol === "http:" ? ":80" : ":443";
  const origin = `${protocol}//${hostname}${port === usual ? "" : port}`;
  const pathname = path ?? "/";
  const hash = /#.*$/s.exec(text)?.[0] ?? "";
  const href = `${origin}${pathname}${search}${hash}`;
  return { href, origin, protocol, hostname, pathname, search, username, password };
}
