import { describe, expect, it } from "vitest";
import { withBranches } from "../../../src/analysis/branches.ts";

describe("work that reads branches", () => {
  it("may throw before it gives a promise, and leaves no rejection unhandled", async () => {
    const unhandled: unknown[] = [];
    const note = (reason: unknown): void => void unhandled.push(reason);
    process.on("unhandledRejection", note);
    const work = (): never => {
      throw new Error("at once");
    };
    await expect(withBranches({}, work)).rejects.toThrow("at once");
    await new Promise((resolve) => setTimeout(resolve, 5));
    process.off("unhandledRejection", note);
    expect(unhandled).toEqual([]);
  });
});
