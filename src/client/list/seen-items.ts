/** Lists shift by a few items at most while they are read; older ids need not be kept. */
const rememberedItems = 1000;

/**
 * Makes the question whether an item comes for the first time. What is in `lead` never does, what came
 * long ago is forgotten, and what has no identity always does.
 */
export function createDeduplicator<T>(
  identify: (item: T) => string | undefined,
  lead: readonly T[],
): (item: T) => boolean {
  const always = new Set(lead.map(identify));
  let newer = new Set<string>();
  let older: ReadonlySet<string> = new Set();
  return (item) => {
    const id = identify(item);
    if (id === undefined) {
      return true;
    }
    const { size } = newer;
    // Whether it was there shows in the size: long lists ask this often.
    if (newer.add(id).size === size || older.has(id) || always.has(id)) {
      return false;
    }
    if (size >= rememberedItems) {
      older = newer;
      newer = new Set();
    }
    return true;
  };
}
