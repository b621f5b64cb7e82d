import { describe, expect, it } from "vitest";
import type { CellData } from "../../../../src/testing/index.ts";
import { dataOfSeed } from "../../../../src/testing/seed/seed.ts";
import { createStore } from "../../../../src/testing/store/store.ts";
import { createWriter } from "../../../../src/testing/store/writer.ts";

const cell = (id: number, iteration: string): CellData => ({
  id,
  iteration,
  cellId: "0",
  content: "",
  prefix: null,
  isTrace: false,
});

describe("a writer", () => {
  it("lets an index see that a record took the place of a removed one", () => {
    const store = createStore(dataOfSeed({}, undefined));
    const write = createWriter(store);
    write.add("cells", cell(1, "ITR-1"));
    write.add("cells", cell(2, "ITR-2"));
    expect(store.cells.all("iteration", "ITR-1")).toHaveLength(1);
    write.remove("cells", ({ id }) => id === 2);
    write.add("cells", cell(3, "ITR-1"));
    expect(store.cells.all("iteration", "ITR-1").map(({ id }) => id)).toEqual([1, 3]);
  });

  it("tells once what became of a record, and nothing twice", () => {
    const store = createStore(dataOfSeed({}, undefined));
    const write = createWriter(store);
    const record = write.add("cells", cell(1, "ITR-1"));
    write.change("cells", record, { content: "x" });
    write.add("cells", cell(2, "ITR-1"));
    write.remove("cells", ({ id }) => id === 2);
    expect(write.takeChanges()).toEqual([
      { kind: "cells", set: { ...cell(1, "ITR-1"), content: "x" } },
      { kind: "cells", remove: "2" },
    ]);
    expect(write.takeChanges()).toEqual([]);
  });
});
