import { SettingsError } from "../errors.ts";

/** Where Vectice's hosted service lives. */
export const defaultHost = "https://app.vectice.com";

/**
 * The base URL of a host setting: `https://` where no scheme stands, without trailing slashes, a
 * path prefix kept. A path alone (`/vectice`) belongs to the page's own `origin`, where there is one.
 */
export function parseHost(text: string, source: string, origin: string | undefined): string {
  const trimmed = text.trim().replace(/\/+$/, "");
  const refuse = (why: string, next = "Write it like https://vectice.example.com."): never => {
    throw new SettingsError(`The host (from: ${source}) ${why}. ${next}`);
  };
  if (trimmed === "") {
    return refuse("is empty");
  }
  if (/[\s\p{Cc}\\]/u.test(trimmed)) {
    return refuse("holds a space, a backslash or a control character");
  }
  const path = trimmed.startsWith("/");
  if (path && (trimmed.startsWith("//") || origin === undefined)) {
    return refuse(
      `is ${trimmed.startsWith("//") ? "an address without a scheme" : "a path without an origin"}`,
      "A path such as /vectice works in a page only; elsewhere write the whole address, like https://vectice.example.com.",
    );
  }
  const withScheme = path
    ? `${origin}${trimmed}`
    : /^[a-z][a-z\d+.-]*:\/\//i.test(trimmed)
      ? trimmed
      : `https://${trimmed}`;
  if (/^[a-z]+:$/i.test(trimmed) || !URL.canParse(withScheme)) {
    return refuse("is not a web address");
  }
  const url = new URL(withScheme);
  if (url.protocol !== "https:" && url.protocol !== "http:") {
    return refuse(`has the scheme ${url.protocol}//, but must have https:// or http://`);
  }
  // What stands there may be a password: it is never quoted.
  if (url.username !== "" || url.password !== "") {
    return refuse(
      "holds a user name or password",
      "Leave them out: the API token says who you are.",
    );
  }
  if (/[?#]/.test(withScheme)) {
    return refuse("holds a query or a fragment", "Leave out everything from ? or # on.");
  }
  return `${url.origin}${url.pathname.replace(/\/+$/, "")}`;
}
