/** The items in this order, as a list of its own. React Native has no `toSorted`. */
export function sorted<T>(items: Iterable<T>, compare?: (one: T, other: T) => number): T[] {
  // oxlint-disable-next-line unicorn/no-array-sort -- the copy is nobody else's
  return [...items].sort(compare);
}
