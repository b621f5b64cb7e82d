import { quoted } from "../../client/text/excerpt.ts";
import { SettingsError } from "../../errors.ts";
import { Refusal } from "../refusal.ts";

/** Which pages may use the proxy, and under which names it may be called. */
export interface OriginRules {
  /** Throws unless the request came to a name that is the proxy's own. */
  checkHost(request: Request, url: URL): void;
  /** Throws where the request says that it comes from a page that may not. */
  checkOrigin(request: Request, url: URL): void;
  /** Throws unless the request has a header that pages of other sites cannot send. */
  checkForgery(request: Request): void;
  /** The headers that let a page of another listed origin read the answer. */
  corsHeaders(request: Request, url: URL): Readonly<Record<string, string>>;
  /** The answer to a preflight request. */
  preflight(request: Request, url: URL): Response;
}

const loopback = ["localhost", "127.0.0.1", "[::1]"];
/** Each of them is more than a form or an image of another site can send. */
const customHeaders = ["vectice-sdk-version", "vectice-version", "x-requested-with"];

/**
 * `origins` are other origins than the request's own that may call; `hosts` the names that the
 * proxy goes by. A page of an attacker whose name suddenly points at this machine (DNS rebinding)
 * is of the same origin as far as `Origin` tells: only the name gives it away. So without `hosts`
 * only loopback names and those of `origins` are served.
 */
export function originRules(origins: readonly string[], hosts: readonly string[]): OriginRules {
  const listed = new Set(origins.map(originOf));
  const listedNames = new Set([...listed].map((origin) => new URL(origin).hostname));
  const names = new Set([
    ...listedNames,
    ...(hosts.length === 0 ? loopback : hosts.map(hostnameOf)),
  ]);

  /** Where origins are listed, only they count: behind something that ends TLS, the proxy cannot know its own. */
  function isServed(origin: string, url: URL): boolean {
    return listed.size === 0 ? origin === url.origin : listed.has(origin);
  }

  function checkServed(origin: string | null, url: URL): void {
    if (origin === null || !isServed(origin, url)) {
      throw new Refusal(403, "cross_origin", originRefusal(origin));
    }
  }

  /** Whether pages of the request's own host are none of those listed; its scheme may be another one outside. */
  function isUnlisted({ hostname }: URL): boolean {
    return listed.size > 0 && !listedNames.has(hostname);
  }

  function checkHost(request: Request, url: URL): void {
    const sent = request.headers.get("host");
    const all = sent === null ? [url.hostname] : [url.hostname, nameIn(sent)];
    const stranger = all.find((name) => name === undefined || !names.has(name));
    if (stranger !== undefined || all.includes(undefined)) {
      throw new Refusal(
        421,
        "unknown_host",
        "The proxy does not go by the host name of this request. Its owner can name it in the option hosts.",
      );
    }
  }

  function checkOrigin(request: Request, url: URL): void {
    const origin = request.headers.get("origin");
    const site = request.headers.get("sec-fetch-site");
    if (origin !== null) {
      checkServed(origin, url);
    }
    // Without an Origin, the browser's own word for where a request comes from.
    if (origin === null && site !== null && site !== "same-origin" && site !== "none") {
      throw new Refusal(403, "cross_origin", "The proxy does not serve pages of other sites.");
    }
    if (origin === null && site === "same-origin" && isUnlisted(url)) {
      throw new Refusal(403, "cross_origin", originRefusal(url.origin));
    }
  }

  function checkForgery(request: Request): void {
    if (request.method === "POST" && !customHeaders.some((name) => request.headers.has(name))) {
      throw new Refusal(
        403,
        "csrf_header",
        `The request lacks a header that only the proxy's own pages can send: one of ${customHeaders.join(", ")}.`,
      );
    }
  }

  function corsHeaders(request: Request, url: URL): Readonly<Record<string, string>> {
    const origin = request.headers.get("origin");
    return origin === null || origin === url.origin || !listed.has(origin) ? {} : corsOf(origin);
  }

  return {
    checkHost,
    checkOrigin,
    checkForgery,
    corsHeaders,
    preflight: (request, url) => {
      const origin = request.headers.get("origin");
      checkServed(origin, url);
      return new Response(null, {
        status: 204,
        headers: {
          ...corsOf(origin ?? ""),
          "access-control-allow-methods": "GET, POST",
          "access-control-allow-headers": ["content-type", ...customHeaders].join(", "),
          "access-control-max-age": "600",
        },
      });
    },
  };
}

/** Tells the page's developer, and through the log the proxy's owner, what to do. */
function originRefusal(origin: string | null): string {
  return origin === null
    ? "A preflight request must name the origin of its page."
    : `The proxy does not serve pages of ${quoted(origin)}. Its owner can add it: origin: [${quoted(origin)}].`;
}

function corsOf(origin: string): Readonly<Record<string, string>> {
  return {
    "access-control-allow-origin": origin,
    "access-control-allow-credentials": "true",
    "access-control-expose-headers": "Retry-After, Content-Disposition",
  };
}

function originOf(given: string): string {
  const url = typeof given === "string" && URL.canParse(given) ? new URL(given) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.href !== `${url.origin}/`) {
    throw new SettingsError(
      `The option origin must hold origins like https://dashboards.example.com, but holds ${quoted(given)}.`,
    );
  }
  return url.origin;
}

function hostnameOf(given: string): string {
  const name = typeof given === "string" ? nameIn(given) : undefined;
  if (name === undefined) {
    throw new SettingsError(
      `The option hosts must hold names like dashboards.example.com, but holds ${quoted(given)}.`,
    );
  }
  return name;
}

/** The name in a Host header; undefined where it holds anything but a name and a port. */
function nameIn(host: string): string | undefined {
  return /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/i.test(host) && URL.canParse(`http://${host}`)
    ? new URL(`http://${host}`).hostname
    : undefined;
}
