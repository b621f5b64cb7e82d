import type { Backend } from "../../testing/index.ts";
import { type Listening, listen } from "../../testing/node.ts";
import { UsageError } from "../usage-error.ts";
import { refusalOf } from "./guard.ts";
import { isLoopback } from "./loopback.ts";
import { pageOf } from "./page.ts";

/** How to serve a backend. */
export interface Serving {
  readonly port: number;
  readonly address: string;
  /** Where what is written is kept, if it is. */
  readonly file?: string | undefined;
}

/** How many requests are remembered, and the page shows. */
export const shownRequests = 50;

/** Serves a backend to this machine, and at its root a page that says what it holds. */
export async function serve(
  backend: Backend,
  { port, address, file }: Serving,
): Promise<Listening> {
  const loopbackOnly = isLoopback(address);
  const answer = async (request: Request): Promise<Response> => {
    const refusal = refusalOf(request, loopbackOnly);
    if (refusal !== undefined) {
      return refusal;
    }
    const { pathname, origin } = new URL(request.url);
    if (request.method === "GET" && pathname === "/") {
      return pageOf({
        url: origin,
        // On a page that other machines see, it would let in everybody who finds the address.
        token: loopbackOnly ? backend.data.users[0]?.apiToken : undefined,
        file,
        counts: countsOf(backend),
        workspaces: backend.data.workspaces,
        requests: backend.requests,
      });
    }
    return backend.fetch(request);
  };
  try {
    const fetch: Backend["fetch"] = (input, init) => answer(new Request(input, init));
    return await listen({ fetch }, { port, address });
  } catch (error) {
    throw new UsageError(reasonOf(error, port, address));
  }
}

function reasonOf(error: unknown, port: number, address: string): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
  return code === "EADDRINUSE"
    ? `Port ${port} is in use. --port=0 finds a free one.`
    : `${address}:${port} cannot be listened at (${code}). Choose another --port or --host.`;
}

function countsOf({ data }: Backend): (readonly [string, number])[] {
  return Object.entries(data).flatMap(([name, value]: [string, unknown]) =>
    Array.isArray(value) ? [[name, value.length] as const] : [],
  );
}
