import { http, HttpResponse, type RequestHandler } from "msw";

/** As connecting reads a host: no slash at its end, `https` where no scheme is named. */
function baseOf(host: string): string {
  const trimmed = host.trim().replace(/\/+$/, "");
  return /^(?:[a-z][a-z\d+.-]*:\/)?\//i.test(trimmed) ? trimmed : `https://${trimmed}`;
}

/** msw handlers that pass what is sent to a host on to a backend. */
export function handlersFor(
  host: string,
  backend: { readonly fetch: (request: Request) => Promise<Response> },
): RequestHandler[] {
  return [
    http.all(`${baseOf(host)}/*`, async ({ request }) => {
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
