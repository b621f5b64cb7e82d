import type { Change } from "./change.ts";
import type { Writer } from "./writer.ts";

/**
 * Tells what was written since it was called last, and resolves when all that was told is taken in.
 * Changes are told one after the other, in the order of the writes.
 */
export function createTeller(
  write: Writer,
  onChange: ((changes: readonly Change[]) => void | Promise<void>) | undefined,
): () => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  return async () => {
    if (onChange === undefined) {
      write.forgetChanges();
      return;
    }
    const changes = write.takeChanges();
    const told = changes.length === 0 ? last : last.then(() => onChange(changes));
    // One that fails is the affair of its own write.
    last = told.catch(() => {});
    await told;
  };
}
