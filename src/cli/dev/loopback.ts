/** Names and addresses of this machine that no other one can reach. */
const loopback = /^(?:localhost|(?:[\w-]+\.)*localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/i;

/** Whether a host's name or address means this machine alone. */
export function isLoopback(hostname: string): boolean {
  return loopback.test(hostname);
}

/** Whether a page of this origin may call: those that this machine serves to itself. */
export function isLoopbackOrigin(origin: string): boolean {
  return URL.canParse(origin) && isLoopback(new URL(origin).hostname);
}
