/** How many things have which word; the words that are known are there also when nothing has them. */
export function countBy(
  words: readonly string[],
  known: readonly string[],
): Readonly<Record<string, number>> {
  const counts = new Map(known.map((word) => [word, 0]));
  for (const word of words) {
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return Object.fromEntries(counts);
}
