import { Hono } from "hono";
import { plain, seeOther } from "./answers.ts";
import { guard } from "./guard.ts";
import { loginPage } from "./login-page.ts";
import { base, createParts, type Site, type SiteOptions } from "./parts.ts";
import { nextPath, signInFirst } from "./sign-in-first.ts";

/** The same site with Hono's routes. */
export async function createHonoSite(options: SiteOptions): Promise<Site> {
  const { login, pages, proxy, publicOrigin } = await createParts(options);
  const app = new Hono<{ Bindings: { readonly client: string } }>();

  app.all(`${base}/*`, (context) => proxy(context.req.raw));
  app.use(async (context, next) => {
    const refusal = guard(context.req.raw, publicOrigin);
    if (refusal !== undefined) {
      return refusal;
    }
    return next();
  });
  app.get("/login", (context) => loginPage({ next: nextPath(context.req.query("next")) }));
  app.post("/login", (context) => login.signIn(context.req.raw, context.env.client));
  app.post("/logout", (context) => login.signOut(context.req.raw));
  app.get("/sign-in.css", (context) => pages.file(context.req.path));
  app.get("/", (context) =>
    login.isSignedIn(context.req.raw) ? pages.index() : seeOther("/login"),
  );
  app.get("*", (context) =>
    login.isSignedIn(context.req.raw) ? pages.file(context.req.path) : signInFirst(context.req.raw),
  );
  app.all("*", () => plain(405, "This address takes GET only.", { allow: "GET" }));

  return async (request, client) => app.fetch(request, { client });
}
