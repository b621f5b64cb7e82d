import type { CallOptions } from "../client/client.ts";

/** Reads what a thing belongs to, once; a failed try is not kept. Null where it belongs to nothing. */
export function lazyParent<Parent>(
  id: string | null,
  read: (id: string, options: CallOptions) => Promise<Parent>,
): (options: CallOptions) => Promise<Parent | null> {
  let parent: Parent | undefined;
  return async (options) => (id === null ? null : (parent ??= await read(id, options)));
}
