interface Dated {
  readonly id: string;
  readonly createdAt: Date | null;
}

/**
 * Sorts by age. Ids count up as things are made: they decide between things of the same moment,
 * and between all of them when the server left out the date of one.
 */
export function oldestFirst<T extends Dated>(things: readonly T[]): T[] {
  const dated = things.every(({ createdAt }) => createdAt !== null);
  const age = ({ createdAt }: T): number => (dated ? (createdAt?.valueOf() ?? 0) : 0);
  const sorted = [...things];
  sorted.sort((one, other) => age(one) - age(other) || numberOf(one) - numberOf(other));
  return sorted;
}

/** 12 of `MDV-12`. */
function numberOf({ id }: Dated): number {
  return Number(/\d+$/.exec(id)?.[0] ?? 0);
}
