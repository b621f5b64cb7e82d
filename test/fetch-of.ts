/** A `fetch` that answers each request with what `answer` makes of it. */
export function fetchOf(
  answer: (request: Request) => Response | Promise<Response>,
): (url: string, init: RequestInit) => Promise<Response> {
  return async (url, init) => answer(new Request(url, init));
}
