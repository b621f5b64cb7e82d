import type { Sender } from "../../client/http/call.ts";
import { type Fetch, platformFetch } from "../../client/http/fetch.ts";
import { multipartBody, type SentFile } from "../../client/http/multipart-body.ts";
import { redirectResponse } from "../../client/http/redirect-response.ts";

/** Sends a file as a form of the proxy's own making, while it comes. */
export function fileSender(file: SentFile, fetch: Fetch = platformFetch): Sender {
  return (url, headers, signal) => {
    const { headers: own, body } = multipartBody(file);
    const init = {
      method: "POST",
      headers: { ...headers, ...own },
      body,
      // The body is sent while it is read; the platform's types don't know this member yet.
      duplex: "half",
      redirect: unfollowed(),
      signal,
    } as const;
    return fetch(url, init).catch(redirectResponse);
  };
}

/**
 * How redirects are not followed. Node's fetch keeps a copy of all that it sends in case it has to
 * follow, unless a redirect is an error. Workers know no such mode, and throw at it.
 */
function unfollowed(): "error" | "manual" {
  try {
    return new Request("http://localhost/", { redirect: "error" }).redirect === "error"
      ? "error"
      : "manual";
  } catch {
    return "manual";
  }
}
