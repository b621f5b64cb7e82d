import { describe, expect, it } from "vitest";
import { createBatchGroups } from "../../../../src/client/graphql/batch-groups.ts";

const reads = (...documents: string[]): { name: string; document: string }[] =>
  documents.map((document) => ({ name: `read${document}`, document }));
const shown = (groups: readonly (readonly { document: string }[])[]): string[] =>
  groups.map((group) => group.map(({ document }) => document).join(""));

describe("groups of reads", () => {
  it("are split so that those of one document stay together", () => {
    const groups = createBatchGroups(10);
    expect(shown(groups.split(reads("A", "B", "A", "B", "A")))).toEqual(["AAA", "BB"]);
    expect(shown(groups.of(reads("A", "B", "A", "B", "A")))).toEqual(["ABAB", "A"]);
  });

  it("are as large as is known to pass, for a document and for what stands together", () => {
    const groups = createBatchGroups(4);
    groups.split(reads("A", "A", "A"));
    expect(shown(groups.of(reads("A", "A", "A", "B", "B", "B")))).toEqual(["AABB", "AB"]);
    groups.split(reads("A", "B"));
    expect(shown(groups.of(reads("A", "B", "A", "B")))).toEqual(["AA", "BB"]);
  });

  it("forget what was too much long ago", () => {
    const groups = createBatchGroups(4);
    groups.split(reads("A", "A"));
    expect(shown(groups.of(reads("A", "A")))).toEqual(["A", "A"]);
    for (let number = 0; number < 200; number += 1) {
      groups.split(reads(`B${number}`, `B${number}`));
    }
    expect(shown(groups.of(reads("A", "A")))).toEqual(["AA"]);
  });
});
