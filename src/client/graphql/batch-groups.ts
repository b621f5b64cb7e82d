import { sorted } from "../sorted.ts";

/** A read, as far as it matters which others it goes with. */
export interface GroupedRead {
  readonly name: string;
  readonly document: string;
}

/** Which reads go in one document; learns from documents that were refused because of what stands together in them. */
export interface BatchGroups {
  /** Puts reads into groups, each for one document. */
  of<Read extends GroupedRead>(reads: readonly Read[]): readonly (readonly Read[])[];
  /** Learns that these were too much for one document, and gives the smaller groups to try. */
  split<Read extends GroupedRead>(reads: readonly Read[]): readonly (readonly Read[])[];
  /** Learns that reads of these names go alone. */
  isolate(names: readonly string[]): void;
}

/** Combinations that are remembered; pages have few. */
const mostCombinations = 200;

export function createBatchGroups(max: number): BatchGroups {
  /** How many reads of a combination of documents are known to be too many. */
  const tooMany = new Map<string, number>();
  const alone = new Set<string>();

  function fits(reads: readonly GroupedRead[]): boolean {
    const last = reads[reads.length - 1];
    const same = reads.filter((read) => read.document === last?.document);
    return (
      reads.length <= max &&
      !reads.some(({ name }) => alone.has(name)) &&
      [reads, same].every((some) => some.length < (tooMany.get(keyOf(some)) ?? Infinity))
    );
  }

  return {
    of: (reads) => {
      const groups: (typeof reads)[number][][] = [];
      for (const read of reads) {
        const group = groups.find((some) => fits([...some, read]));
        if (group === undefined) {
          groups.push([read]);
        } else {
          group.push(read);
        }
      }
      return groups;
    },
    split: (reads) => {
      const key = keyOf(reads);
      tooMany.set(key, Math.min(tooMany.get(key) ?? Infinity, reads.length));
      const [oldest] = tooMany.keys();
      if (tooMany.size > mostCombinations && oldest !== undefined) {
        tooMany.delete(oldest);
      }
      // Those of one document stay together, so that what is too much is soon known by itself.
      const inOrder = sorted(reads, (one, other) =>
        one.document < other.document ? -1 : one.document > other.document ? 1 : 0,
      );
      const half = Math.ceil(inOrder.length / 2);
      return [inOrder.slice(0, half), inOrder.slice(half)];
    },
    isolate: (names) => {
      for (const name of names) {
        alone.add(name);
      }
    },
  };
}

/** What stands together, however often. */
function keyOf(reads: readonly GroupedRead[]): string {
  return sorted(new Set(reads.map(({ document }) => document))).join("\n");
}
