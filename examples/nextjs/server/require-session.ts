import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { isSignedIn } from "../../signed-session/signed-session.ts";
import { setting } from "./setting.ts";

/** Leads to the login unless the visitor is signed in. Every page and every action begins with it. */
export async function requireSession(): Promise<void> {
  // Asked first: it tells Next.js that the page is made for a visitor, and not while the site is built.
  const given = await headers();
  const request = new Request(setting("PUBLIC_ORIGIN"), { headers: given });
  if (!(await isSignedIn(request, setting("SESSION_SECRET")))) {
    redirect("/login");
  }
}
