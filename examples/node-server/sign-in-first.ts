import { plain, seeOther } from "./answers.ts";

/**
 * The page to show after signing in: a path of this site, of plain words. Anything else is its first
 * page, because a link to the login could lead to another site otherwise.
 */
export function nextPath(path: string | null | undefined): string {
  return typeof path === "string" && /^(?:\/[\w-]+)+$/.test(path) ? path : "/";
}

/** Sends who wants a page to the login, which leads back to it; all else is refused. */
export function signInFirst(request: Request): Response {
  if (request.headers.get("accept")?.includes("text/html") !== true) {
    return plain(401, "Sign in first.");
  }
  const path = nextPath(new URL(request.url).pathname);
  return seeOther(path === "/" ? "/login" : `/login?next=${path}`);
}
