import type { CallOptions } from "../client/client.ts";
import { createShared } from "../client/shared.ts";

/**
 * Reads what a thing belongs to, once for all who ask; a failed try is not kept. Null where it
 * belongs to nothing.
 */
export function lazyParent<Parent>(
  id: string | null,
  read: (id: string, options: CallOptions) => Promise<Parent>,
): (options: CallOptions) => Promise<Parent | null> {
  if (id === null) {
    return async () => null;
  }
  let parent: Parent | undefined;
  let timeout: number | undefined;
  const share = createShared(async (signal) => (parent = await read(id, { signal, timeout })));
  return async (options) => {
    ({ timeout } = options);
    return parent ?? share(options.signal);
  };
}
