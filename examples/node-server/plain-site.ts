import { plain, seeOther } from "./answers.ts";
import { guard } from "./guard.ts";
import { loginPage } from "./login-page.ts";
import { base, createParts, type Site, type SiteOptions } from "./parts.ts";
import { nextPath, signInFirst } from "./sign-in-first.ts";

/** The site without a framework: one function from request to answer. */
export async function createPlainSite(options: SiteOptions): Promise<Site> {
  const { login, pages, proxy, publicOrigin } = await createParts(options);

  return async (request, client) => {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname.startsWith(`${base}/`)) {
      // It has guards of its own, and asks login.isSignedIn.
      return proxy(request);
    }
    const refusal = guard(request, publicOrigin);
    if (refusal !== undefined) {
      return refusal;
    }
    switch (`${request.method} ${pathname}`) {
      case "GET /login":
        return loginPage({ next: nextPath(searchParams.get("next")) });
      case "POST /login":
        return login.signIn(request, client);
      case "POST /logout":
        return login.signOut(request);
      case "GET /sign-in.css":
        return pages.file(pathname);
      case "GET /":
        return login.isSignedIn(request) ? pages.index() : seeOther("/login");
      default:
        if (request.method !== "GET") {
          return plain(405, "This address takes GET only.", { allow: "GET" });
        }
        return login.isSignedIn(request) ? pages.file(pathname) : signInFirst(request);
    }
  };
}
