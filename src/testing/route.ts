import * as v from "valibot";
import type { BackendOptions } from "./backend-options.ts";
import { fileRoute } from "./files/routes.ts";
import { createExecutor, refusalOf } from "./graphql/executor.ts";
import type { ResolverContext } from "./graphql/resolvers/context.ts";
import { compatibilityFor } from "./http/compatibility.ts";
import type { RequestBody } from "./http/read-body.ts";
import { errorEnvelope, jsonAnswer, pageAnswer, textAnswer } from "./http/responses.ts";
import type { Authority } from "./http/tokens.ts";
import type { UserData } from "./store/data.ts";

const AuthenticateSchema = v.object({ apiKey: v.string() });

/** Answers a request; its path is the one below the host. */
export type Route = (request: Request, path: string, body: RequestBody) => Promise<Response>;

/** Answers every path of the protocol, and with the web app's page every other. */
export function createRoute(
  base: Omit<ResolverContext, "user">,
  authority: Authority,
  { errorStatus = "ok", compatibility, strict = false }: BackendOptions,
): Route {
  const execute = createExecutor(errorStatus, strict);
  const { data } = base.store;

  async function userOf(request: Request): Promise<UserData | undefined> {
    const [scheme, jwt] = (request.headers.get("authorization") ?? "").split(" ");
    const email =
      scheme === "Bearer" && jwt !== undefined ? await authority.recognise(jwt) : undefined;
    return data.users.find((user) => user.email === email);
  }

  async function authenticate(body: unknown): Promise<Response> {
    const given = v.safeParse(AuthenticateSchema, body);
    const user = given.success
      ? data.users.find(({ apiToken }) => apiToken === given.output.apiKey)
      : undefined;
    return user === undefined
      ? textAnswer("The API key is not valid", 401)
      : jsonAnswer({ token: await authority.issue(user) });
  }

  function refuseToken(path: string): Response {
    const message = "The token is not valid";
    return path === "/graphql"
      ? errorEnvelope(
          [refusalOf({ message, status: 401 })],
          null,
          errorStatus === "http" ? 401 : 200,
        )
      : textAnswer(message, 401);
  }

  return async (request, path, body) => {
    if (!/^\/(?:graphql$|metadata\/|api\/)/.test(path)) {
      return pageAnswer();
    }
    if (request.method === "POST" && path === "/metadata/authenticate") {
      return authenticate(body.json);
    }
    const user = await userOf(request);
    if (user === undefined) {
      return refuseToken(path);
    }
    const context = { ...base, user };
    if (request.method === "POST" && path === "/graphql") {
      return execute(body.json, context);
    }
    if (request.method === "GET" && path === "/metadata/compatibility") {
      const said = compatibilityFor(request.headers, compatibility);
      return said === undefined ? new Response("") : jsonAnswer(said);
    }
    return fileRoute(request, path, body, context) ?? textAnswer(`There is no ${path} here`, 404);
  };
}
