import { createProxy, type Proxy, type ProxyOptions } from "../../../src/server/index.ts";
import { type Backend, createBackend, type BackendOptions } from "../../../src/testing/index.ts";
import { fetchOf } from "../../fetch-of.ts";

export const origin = "https://dashboards.example.com";
export const host = "https://vectice.example.com";

/** A proxy before a backend, and a page's ways to ask it. */
interface ProxyBeforeBackend {
  readonly backend: Backend;
  readonly proxy: Proxy;
  readonly apiToken: string;
  readonly lines: string[];
  /** Posts a body to /graphql, as a page of the proxy's own origin does. */
  post(body: unknown, headers?: Record<string, string>, path?: string): Promise<Response>;
  ask(query: string, variables?: unknown): Promise<Response>;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  /** What reached the backend, besides the exchange of the token. */
  reached(): Backend["requests"];
}

export function proxyBeforeBackend(
  options: Partial<ProxyOptions> = {},
  backendOptions: BackendOptions = {},
): ProxyBeforeBackend {
  const backend = createBackend(backendOptions);
  const apiToken = backend.data.users[0]?.apiToken ?? "";
  const lines: string[] = [];
  const keep = (line: string): void => void lines.push(line);
  const proxy = createProxy({
    apiToken,
    host,
    base: "/vectice",
    origin,
    authorize: () => true,
    fetch: backend.fetch,
    logger: { debug: keep, info: keep, warn: keep, error: keep },
    ...options,
  });
  const post: ProxyBeforeBackend["post"] = (body, headers = {}, path = "/vectice/graphql") =>
    proxy(
      new Request(`${origin}${path}`, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          "vectice-version": "25.4",
          origin,
          ...headers,
        },
        body: typeof body === "string" ? body : JSON.stringify(body),
      }),
    );
  return {
    backend,
    proxy,
    apiToken,
    lines,
    post,
    ask: (query, variables) => post({ query, variables }),
    get: (path, headers = {}) => proxy(new Request(`${origin}${path}`, { headers })),
    reached: () => backend.requests.filter(({ path }) => !path.endsWith("/authenticate")),
  };
}

/** A backend in name only: answers whatever is asked with this, and keeps the requests. */
export function upstreamOf(answer: (request: Request) => Response | Promise<Response>): {
  fetch: ReturnType<typeof fetchOf>;
  requests: Request[];
} {
  const requests: Request[] = [];
  return {
    requests,
    fetch: fetchOf(async (request) => {
      if (request.url.endsWith("/metadata/authenticate")) {
        return Response.json({ token: "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.c2lnbmF0dXJl" });
      }
      requests.push(request);
      return answer(request);
    }),
  };
}
