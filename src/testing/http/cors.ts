/**
 * Which pages may call: `true` any (for development), `false` none, or a list of origins and, if
 * need be, of the request headers that they may send.
 */
export type Cors =
  | boolean
  | { readonly origins: readonly string[]; readonly headers?: readonly string[] };

const usualHeaders = ["authorization", "content-type", "vectice-sdk-version", "vectice-version"];
const exposed = "Retry-After, Date, Content-Disposition";

/** The answer to a preflight request, or undefined for a request that is none. */
export function preflight(request: Request, cors: Cors): Response | undefined {
  if (request.method !== "OPTIONS") {
    return undefined;
  }
  const headers = corsHeaders(request, cors);
  if (headers === undefined) {
    return new Response(null, { status: 403 });
  }
  const asked = request.headers.get("access-control-request-headers") ?? "";
  const allowed = typeof cors === "object" ? (cors.headers ?? usualHeaders) : cors ? [asked] : [];
  return new Response(null, {
    status: 204,
    headers: {
      ...headers,
      "access-control-allow-headers": allowed.join(", "),
      "access-control-allow-methods": "GET, POST",
      "access-control-max-age": "600",
    },
  });
}

/** The headers that let a page read an answer, or undefined where it may not. */
export function corsHeaders(request: Request, cors: Cors): Record<string, string> | undefined {
  const origin = request.headers.get("origin");
  const allowed =
    typeof cors === "object" ? origin !== null && cors.origins.includes(origin) : cors;
  return !allowed || origin === null
    ? undefined
    : {
        "access-control-allow-origin": origin,
        "access-control-expose-headers": exposed,
        vary: "origin",
      };
}
