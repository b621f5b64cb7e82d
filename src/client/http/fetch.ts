/** Sends one request. It is called as `fetch(url, init)`, the form that every `fetch` knows. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** The platform's own. It is looked up when it is called, and called unbound, because browsers want that. */
export const platformFetch: Fetch = (url, init) => globalThis.fetch(url, init);
