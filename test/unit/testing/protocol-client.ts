import * as v from "valibot";
import type { Backend } from "../../../src/testing/index.ts";

const TokenSchema = v.object({ token: v.string() });

/** Speaks the protocol with a backend, by hand. */
export interface ProtocolClient {
  readonly jwt: string;
  graphql(query: string, variables?: Readonly<Record<string, unknown>>): Promise<unknown>;
  send(path: string, init?: RequestInit): Promise<Response>;
}

export const host = "https://vectice.example.com";

export function authenticate(backend: Backend, apiKey: unknown): Promise<Response> {
  return backend.fetch(
    new Request(`${host}/metadata/authenticate`, {
      method: "POST",
      body: JSON.stringify({ apiKey }),
    }),
  );
}

export async function protocolClient(backend: Backend, userIndex = 0): Promise<ProtocolClient> {
  const answer = await authenticate(backend, backend.data.users[userIndex]?.apiToken);
  const { token } = v.parse(TokenSchema, await answer.json());
  const send = (path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers);
    headers.set("authorization", `Bearer ${token}`);
    return backend.fetch(new Request(`${host}${path}`, { ...init, headers }));
  };
  return {
    jwt: token,
    send,
    graphql: async (query, variables = {}) => {
      const body = JSON.stringify({ query, variables });
      const answer: unknown = await (await send("/graphql", { method: "POST", body })).json();
      return answer;
    },
  };
}

/** A GraphQL error with this status, and this key or none. */
export function refused(status: number, key?: string): object {
  const exception = { status };
  return { errors: [{ extensions: key === undefined ? { exception } : { key, exception } }] };
}
