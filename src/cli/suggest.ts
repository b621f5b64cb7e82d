/** Words that differ by more letters than this are other words, not misspelled ones. */
const mostDifferences = 2;

/** " Did you mean …?" with the known word that is nearest to this one; empty when none is near. */
export function suggest(word: string, known: readonly string[]): string {
  const [nearest] = known
    .map((candidate) => ({ candidate, differences: differencesOf(word, candidate) }))
    .filter(
      ({ candidate, differences }) =>
        differences <= mostDifferences && differences < candidate.length,
    )
    .toSorted((one, other) => one.differences - other.differences);
  return nearest === undefined ? "" : ` Did you mean ${nearest.candidate}?`;
}

/** How many letters must be changed, added, removed or swapped with their neighbour. */
function differencesOf(one: string, other: string): number {
  let before: number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1];
      const costs = [
        at(row, j) + 1,
        at(next, j - 1) + 1,
        at(row, j - 1) + (same ? 0 : 1),
        ...(one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]
          ? [at(before, j - 2) + 1]
          : []),
      ];
      next.push(Math.min(...costs));
    }
    before = row;
    row = next;
  }
  return row.at(-1) ?? 0;
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}
