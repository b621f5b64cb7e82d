import { http, HttpResponse, type RequestHandler } from "msw";

/** msw handlers that pass what is sent to a host on to a backend. */
export function handlersFor(
  host: string,
  backend: { readonly fetch: (request: Request) => Promise<Response> },
): RequestHandler[] {
  return [
    http.all(`${host.replace(/\/+$/, "")}/*`, async ({ request }) => {
      try {
        return await backend.fetch(request);
      } catch (error) {
        if (error instanceof TypeError || request.signal.aborted) {
          return HttpResponse.error();
        }
        throw error;
      }
    }),
  ];
}
