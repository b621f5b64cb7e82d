import { upstreamHeaders } from "../http/headers.ts";
import type { Ask } from "../access/filter-pages.ts";
import type { Caller } from "../access/authorization.ts";
import { askCompatibility } from "../upstream/forward-compatibility.ts";
import { askUpstream, type Forwarded, type Forwarding } from "../upstream/forward-query.ts";
import type { AnswerCache } from "./answer-cache.ts";

/** One call, whose answers may be shared with equal ones. */
export interface SharedCall {
  readonly forwarding: Forwarding;
  readonly cache: AnswerCache | undefined;
  readonly request: Request;
  readonly caller: Caller;
  readonly signal: AbortSignal;
}

/**
 * Asks Vectice for a call, by way of the cache where there is one. What is shared is Vectice's own answer: whatever a
 * caller may not see is taken out of it for each caller again.
 */
export function cachedAsk(call: SharedCall, writes: boolean): Ask {
  const { forwarding, cache, request, signal } = call;
  return (json) => {
    const ask = (own: AbortSignal): Promise<Forwarded> =>
      askUpstream(forwarding, request, json, own);
    if (cache === undefined) {
      return ask(signal);
    }
    return writes
      ? cache.write(() => ask(signal))
      : cache.read(["graphql", json, ...decidingOf(call, json.query)], ask, signal);
  };
}

/** Asks for the compatibility, by way of the cache where there is one. */
export function cachedCompatibility(call: SharedCall): Promise<Forwarded> {
  const { forwarding, cache, request, signal } = call;
  const ask = (own: AbortSignal): Promise<Forwarded> => askCompatibility(forwarding, request, own);
  return cache?.read(["compatibility", ...decidingOf(call)], ask, signal) ?? ask(signal);
}

/** What decides an answer besides the question: the version that the page speaks, and what its user may see. */
function decidingOf({ request, caller }: SharedCall, query = ""): readonly unknown[] {
  const { name, workspaces } = caller;
  const scope = workspaces === undefined ? null : [...new Set(workspaces)].toSorted();
  // A name gives no rights, and shows in one answer alone.
  const user = query.includes("whoAmI") ? (name ?? null) : null;
  return [upstreamHeaders(request), scope, user];
}
