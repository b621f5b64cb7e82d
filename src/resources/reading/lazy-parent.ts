import { checkCall } from "../../client/check-call.ts";
import type { CallOptions } from "../../client/client.ts";
import { singleFlight } from "../../client/single-flight.ts";

/** Options of what reads a parent. */
export interface ParentOptions extends CallOptions {
  /** Reads it again, although it was read before; default false. */
  readonly fresh?: boolean | undefined;
}

/**
 * Reads what a thing belongs to: one request for all callers. A failed request is not kept. Resolves
 * to null where the thing belongs to nothing; what is `known` already is not read.
 */
export function lazyParent<Parent>(
  id: string,
  read: (id: string, options: CallOptions) => Promise<Parent>,
): (options: ParentOptions) => Promise<Parent>;
export function lazyParent<Parent>(
  id: string | null,
  read: (id: string, options: CallOptions) => Promise<Parent>,
  known?: Parent,
): (options: ParentOptions) => Promise<Parent | null>;
export function lazyParent<Parent>(
  id: string | null,
  read: (id: string, options: CallOptions) => Promise<Parent>,
  known?: Parent,
): (options: ParentOptions) => Promise<Parent | null> {
  if (id === null) {
    return async (options) => {
      checkCall(options);
      return known ?? null;
    };
  }
  let parent = known;
  let timeout: number | undefined;
  const share = singleFlight(async (signal) => (parent = await read(id, { signal, timeout })));
  return async (options) => {
    ({ timeout } = checkCall(options));
    return (options.fresh === true ? undefined : parent) ?? share(options.signal);
  };
}
