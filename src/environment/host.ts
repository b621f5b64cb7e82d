import { parseUrl } from "../client/parse-url.ts";
import { SettingsError } from "../errors.ts";

/** Where Vectice's hosted service lives. */
export const defaultHost = "https://app.vectice.com";

/**
 * The base URL of a host setting: `https://` where no scheme stands, without trailing slashes, a
 * path prefix kept. A path alone (`/vectice`) belongs to the page's own `origin`, where there is one.
 */
export function parseHost(text: string, source: string, origin: string | undefined): string {
  const given = text.trim().replace(/\/+$/, "");
  const path = given.startsWith("/");
  const whole = path
    ? `${origin}${given}`
    : /^[a-z][a-z\d+.-]*:\/\//i.test(given)
      ? given
      : `https://${given}`;
  const url = /^[a-z]+:$/i.test(given) ? undefined : parseUrl(whole);
  const why =
    given === ""
      ? "is empty"
      : /[\s\p{Cc}\\]/u.test(given)
        ? "holds a space, backslash or control character"
        : given.startsWith("//")
          ? "has no scheme"
          : path && origin === undefined
            ? "is a path, outside of a page"
            : url === undefined
              ? "is not a web address"
              : !/^https?:$/.test(url.protocol)
                ? `has the scheme ${url.protocol}`
                : // What stands there may be a password: it is never quoted.
                  url.username || url.password
                  ? "holds a user name or password"
                  : /[?#]/.test(whole)
                    ? "holds a query or fragment"
                    : undefined;
  if (why !== undefined || url === undefined) {
    throw new SettingsError(
      `The host (from: ${source}) ${why}. Write it like https://vectice.example.com.`,
    );
  }
  return url.origin + url.pathname.replace(/\/+$/, "");
}
