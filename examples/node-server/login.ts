import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { plain, seeOther } from "./answers.ts";
import type { Attempts } from "./attempts.ts";
import type { SessionCookie } from "./cookie.ts";
import { loginPage } from "./login-page.ts";
import type { Sessions } from "./sessions.ts";
import { nextPath } from "./sign-in-first.ts";

/** Options of `createLogin`. */
export interface LoginOptions {
  readonly password: string;
  readonly sessions: Sessions;
  readonly attempts: Attempts;
  readonly cookie: SessionCookie;
  /** Whether something stands in front of this server, and says for whom it asks. */
  readonly behindProxy: boolean;
}

/** Signing in and out, with a password and a session. */
export interface Login {
  /** Whether a request belongs to a session that lasts. */
  isSignedIn(request: Request): boolean;
  /** The answer to the form. `connected` is the address that the connection comes from. */
  signIn(request: Request, connected: string): Promise<Response>;
  signOut(request: Request): Response;
}

const formType = "application/x-www-form-urlencoded";
const longestForm = 4096;

export function createLogin(options: LoginOptions): Login {
  const { password, sessions, attempts, cookie, behindProxy } = options;
  // Digests of equal length, under a key of this process: comparing tells nothing of the password.
  const key = randomBytes(32);
  const digest = (text: string): Buffer => createHmac("sha256", key).update(text).digest();
  const right = digest(password);

  return {
    isSignedIn: (request) => sessions.has(cookie.read(request)),
    signIn: async (request, connected) => {
      const client = behindProxy ? clientOf(request, connected) : connected;
      const wait = attempts.take(client);
      if (wait > 0) {
        const problem = `Too many attempts. Try again in ${wait} seconds.`;
        return loginPage({ status: 429, problem, headers: { "retry-after": String(wait) } });
      }
      const form = await formOf(request);
      if (form === undefined) {
        return plain(400, "This is not the form of the login page.");
      }
      const next = nextPath(form.get("next"));
      if (!timingSafeEqual(digest(form.get("password") ?? ""), right)) {
        return loginPage({ status: 401, problem: "This is not the password.", next });
      }
      attempts.forgive(client);
      // Always a new id: one that somebody slipped into this browser beforehand is worth nothing.
      sessions.end(cookie.read(request));
      return seeOther(next, { "set-cookie": cookie.give(sessions.begin(), sessions.lifetime) });
    },
    signOut: (request) => {
      sessions.end(cookie.read(request));
      return seeOther("/login", { "set-cookie": cookie.take() });
    },
  };
}

/**
 * Whose attempt it is, where all connections come from one front proxy: what that proxy added to
 * `X-Forwarded-For`, which is the last address. Those before it anybody can make up.
 */
function clientOf(request: Request, connected: string): string {
  const last = request.headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() ?? "";
  return last === "" ? connected : last.slice(0, 100);
}

/** The form's fields; undefined where it is none, or longer than a password can be. */
async function formOf(request: Request): Promise<URLSearchParams | undefined> {
  const [type = ""] = (request.headers.get("content-type") ?? "").split(";");
  if (type.trim().toLowerCase() !== formType) {
    return undefined;
  }
  let text = "";
  const decoder = new TextDecoder();
  for await (const chunk of request.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > longestForm) {
      return undefined;
    }
  }
  return new URLSearchParams(text);
}
