import { expect, vi } from "vitest";
import type { Authorization, Proxy, ProxyOptions } from "../../../../src/server/index.ts";
import { proxyBeforeBackend, upstreamOf } from "../proxy-before-backend.ts";

export const cache = { seconds: 60, maximumBytes: 1_000_000 } as const;
export const projects =
  'query projects { getProjectList(workspaceId: "WSP-1") { items { vecticeId name } total } }';
export const createsPhase =
  'mutation { createPhase(createModel: {name: "x"}, parentId: "PRJ-1") { name } }';

interface CountingUpstream {
  readonly fetch: ReturnType<typeof upstreamOf>["fetch"];
  readonly requests: Request[];
  /** Holds back the answers to come, until the returned function is called. */
  hold(): () => void;
  /** Lets the answers to come pass; those held back stay so. */
  pass(): void;
  /** How answers are made. */
  answer: (count: number) => Response | Promise<Response>;
}

/** An upstream that counts: each answer holds its number. */
export function countingUpstream(): CountingUpstream {
  let held: Promise<void> | undefined;
  let count = 0;
  const { fetch, requests } = upstreamOf(async (request) => {
    const { signal } = request;
    count += 1;
    const number = count;
    const waiting = held;
    await new Promise<void>((resolve, reject) => {
      signal.addEventListener("abort", () => reject(new DOMException("gone", "AbortError")));
      Promise.resolve(waiting).then(resolve, reject);
    });
    // A file is read to its end.
    await request.arrayBuffer();
    return upstream.answer(number);
  });
  const upstream: CountingUpstream = {
    fetch,
    requests,
    hold: () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      held = promise;
      return () => {
        held = undefined;
        resolve();
      };
    },
    pass: () => {
      held = undefined;
    },
    answer: (number) => Response.json({ data: { getProjectList: { items: [], total: number } } }),
  };
  return upstream;
}

/** A proxy that shares answers; whom `authorize` lets in is told by the header `as`. */
export function cachedProxy(
  upstream: { readonly fetch: ProxyOptions["fetch"] },
  options: Partial<ProxyOptions> = {},
  callers: Readonly<Record<string, Authorization>> = {},
): ReturnType<typeof proxyBeforeBackend> & {
  /** Asks, and gives the answer's data. */
  dataOf(query: string, as?: string): Promise<unknown>;
} {
  const made = proxyBeforeBackend({
    cache,
    allow: "write",
    fetch: upstream.fetch,
    authorize: (request) => callers[request.headers.get("as") ?? ""] ?? true,
    ...options,
  });
  return {
    ...made,
    dataOf: async (query, as = "") => {
      const answer: unknown = await (await made.post({ query }, { as })).json();
      return answer;
    },
  };
}

/** Asks with a request that can be aborted. */
export function askWith(proxy: Proxy, query: string, signal: AbortSignal): Promise<Response> {
  return proxy(
    new Request("https://dashboards.example.com/vectice/graphql", {
      method: "POST",
      signal,
      headers: {
        "content-type": "application/json",
        "vectice-version": "25.4",
        origin: "https://dashboards.example.com",
      },
      body: JSON.stringify({ query }),
    }),
  );
}

/** Waits until so many requests have reached the upstream. */
export async function arrived({ requests }: CountingUpstream, count: number): Promise<void> {
  await vi.waitFor(() => expect(requests).toHaveLength(count), { interval: 2 });
}

/** The answer of that number. */
export function numbered(total: number): object {
  return { data: { getProjectList: { items: [], total } } };
}
