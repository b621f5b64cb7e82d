import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { createAttempts } from "../../../node-server/attempts.ts";
import { beginSession } from "../../../signed-session/signed-session.ts";
import { setting } from "../../server/setting.ts";

/** Seconds that a session lasts. */
const lifetime = 8 * 3600;
const attempts = createAttempts();
// Digests of equal length, under a key of this process: comparing tells nothing of the password.
const key = randomBytes(32);
const digest = (text: string): Buffer => createHmac("sha256", key).update(text).digest();

/** Begins a session with the right password; ends it with `?end`. */
export async function POST(request: Request): Promise<Response> {
  // Forms of other sites are refused, because a browser says whose form it sends.
  if (request.headers.get("origin") !== setting("PUBLIC_ORIGIN")) {
    return new Response("This form is of another site.", { status: 403 });
  }
  if (new URL(request.url).searchParams.has("end")) {
    return seeOther("/login", await beginSession(setting("SESSION_SECRET"), 0));
  }
  // The last address is the one that the server in front of this one has seen.
  const client = request.headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() ?? "";
  if (attempts.take(client) > 0) {
    return seeOther("/login?problem=attempts");
  }
  const password = (await request.formData()).get("password");
  if (!timingSafeEqual(digest(String(password)), digest(setting("DASHBOARD_PASSWORD")))) {
    return seeOther("/login?problem=password");
  }
  attempts.forgive(client);
  return seeOther("/", await beginSession(setting("SESSION_SECRET"), lifetime));
}

function seeOther(path: string, cookie?: string): Response {
  const headers = new Headers({ location: path });
  if (cookie !== undefined) {
    headers.set("set-cookie", cookie);
  }
  return new Response(null, { status: 303, headers });
}
