import type { Backend, RecordedRequest } from "../../src/testing/index.ts";

type Fetch = Backend["fetch"];

/** Carries what stands in front of an uploaded file to where requests are recorded. */
const header = "x-part-head";

const longestHead = 4096;

/** A backend's fetch that remembers the heads of uploads, of which the backend keeps the last part of a name alone. */
export function rememberParts(fetch: Fetch): Fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    if (!(request.headers.get("content-type") ?? "").startsWith("multipart/")) {
      return fetch(request);
    }
    const bytes = new Uint8Array(await request.arrayBuffer());
    const [head = ""] = new TextDecoder().decode(bytes.subarray(0, longestHead)).split("\r\n\r\n");
    const headers = new Headers(request.headers);
    headers.set(header, encodeURIComponent(head));
    return fetch(new Request(request.url, { method: request.method, headers, body: bytes }));
  };
}

/** The names of the part and of its file, as they were sent; undefined where nothing was uploaded. */
export function partOf({ headers }: RecordedRequest): object | undefined {
  const encoded = headers[header];
  if (encoded === undefined) {
    return undefined;
  }
  const head = decodeURIComponent(encoded);
  const [found, name, fileName] =
    /^content-disposition: form-data; name="([^"]*)"; filename="([^"]*)"/im.exec(head) ?? [];
  return found === undefined ? { head } : { name, fileName };
}
