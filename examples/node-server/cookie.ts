/** The session's cookie: no script can read it, and no other site can have it sent. */
export interface SessionCookie {
  /** The session's id, where the request has exactly one. */
  read(request: Request): string | undefined;
  /** The `Set-Cookie` header that begins a session, for so many milliseconds. */
  give(id: string, lifetime: number): string;
  /** The one that ends it. */
  take(): string;
}

/** `secure`: whether pages reach this server by https; then the browser too insists on it. */
export function sessionCookie(secure: boolean): SessionCookie {
  // With the prefix, no subdomain can put one of its own in its place.
  const name = secure ? "__Host-session" : "session";
  const rules = `Path=/; HttpOnly; SameSite=Strict${secure ? "; Secure" : ""}`;

  return {
    read: (request) => {
      const values = (request.headers.get("cookie") ?? "")
        .split(";")
        .map((part) => part.trim())
        .filter((part) => part.startsWith(`${name}=`))
        .map((part) => part.slice(name.length + 1));
      return values.length === 1 ? values[0] : undefined;
    },
    give: (id, lifetime) => `${name}=${id}; Max-Age=${Math.floor(lifetime / 1000)}; ${rules}`,
    take: () => `${name}=; Max-Age=0; ${rules}`,
  };
}
