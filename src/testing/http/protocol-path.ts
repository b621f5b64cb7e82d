/** The surest first: a path prefix may hold `/api/` itself, and a file may be called `graphql`. */
const known = [
  /\/api\/attachments\/(?:modelversion|datasetversion|iteration)\/[^/]+\/.+$/,
  /\/graphql$/,
  /\/metadata\/(?:authenticate|compatibility)$/,
  /\/api\/(?:entityfiles|attachments|columns-description)\/.*$/,
  /\/(?:metadata|api|auth)\/.*$/,
];

/**
 * The path below the host: where its prefix ends, or, when none is named, wherever the protocol
 * begins.
 */
export function protocolPath(pathname: string, prefix: string | undefined): string {
  if (prefix === undefined) {
    const found = known.map((pattern) => pattern.exec(pathname)?.[0]);
    return found.find((path) => path !== undefined) ?? pathname;
  }
  const base = `/${prefix.replace(/^\/+|\/+$/g, "")}`;
  if (base === "/") {
    return pathname;
  }
  // Outside of it everything is the web app's.
  return pathname.startsWith(`${base}/`) ? pathname.slice(base.length) : "/";
}
