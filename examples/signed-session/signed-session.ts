// A session without memory, for servers that share none: a cookie that says when it ends, signed (HMAC-SHA-256) with a secret of the servers.
const encoder = new TextEncoder();
// With the prefix, no subdomain can put one of its own in its place.
const cookieName = "__Host-session";
const shortestSecret = 32;

/** The `Set-Cookie` header that begins a session, for so many seconds; for servers behind https. */
export async function beginSession(
  secret: string,
  seconds: number,
  now = Date.now(),
): Promise<string> {
  const end = String(Math.floor(now / 1000) + seconds);
  const signature = await crypto.subtle.sign("HMAC", await keyOf(secret), bytesOf(end));
  const value = `${end}.${hexOf(new Uint8Array(signature))}`;
  return `${cookieName}=${value}; Max-Age=${seconds}; Path=/; HttpOnly; Secure; SameSite=Strict`;
}

/** Whether a request carries a session of ours that has not ended. */
export async function isSignedIn(
  request: Request,
  secret: string,
  now = Date.now(),
): Promise<boolean> {
  const cookies = (request.headers.get("cookie") ?? "").split(";").map((part) => part.trim());
  const [cookie = "", ...more] = cookies.filter((part) => part.startsWith(`${cookieName}=`));
  const [, end, signature] = /^[^=]+=(\d{1,12})\.([\da-f]{64})$/.exec(cookie) ?? [];
  if (end === undefined || signature === undefined || more.length > 0) {
    return false;
  }
  // The platform compares in constant time.
  const key = await keyOf(secret);
  const genuine = await crypto.subtle.verify("HMAC", key, fromHex(signature), bytesOf(end));
  return genuine && Number(end) * 1000 > now;
}

async function keyOf(secret: string): Promise<CryptoKey> {
  if (secret.length < shortestSecret) {
    throw new Error(`The session secret is shorter than ${shortestSecret} characters.`);
  }
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  return crypto.subtle.importKey("raw", bytesOf(secret), algorithm, false, ["sign", "verify"]);
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(encoder.encode(text));
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function fromHex(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
