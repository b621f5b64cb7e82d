import type { Change } from "./change.ts";
import type { Writer } from "./writer.ts";

/**
 * Tells what was written since it was called last, and resolves when all that was told is taken in.
 * Changes are told in the order of the writes. What is written while a call is under way is told by the
 * next one together, because who keeps it on a disk may wait once for many.
 */
export function createTeller(
  write: Writer,
  onChange: ((changes: readonly Change[]) => void | Promise<void>) | undefined,
): () => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  let next: Promise<void> | undefined;
  const tell = async (): Promise<void> => {
    next = undefined;
    const changes = write.takeChanges();
    if (changes.length > 0) {
      await onChange?.(changes);
    }
  };
  return async () => {
    if (onChange === undefined) {
      write.forgetChanges();
      return;
    }
    next ??= last.then(tell);
    const told = next;
    // One that fails is the affair of its own writes.
    last = told.catch(() => {});
    await told;
  };
}
