import { describe, expect, it } from "vitest";
import { createLines } from "../../../src/write/lines.ts";

/** Work that is done when it is told to be. */
function held(): { readonly work: () => Promise<string>; readonly done: () => void } {
  let done = (): void => undefined;
  const promise = new Promise<string>((resolve) => {
    done = () => resolve("done");
  });
  return { work: () => promise, done: () => done() };
}

describe("a line", () => {
  it("works one after the other, in the order of the calls; other lines go on beside it", async () => {
    const lines = createLines();
    const seen: string[] = [];
    const step = (name: string, milliseconds: number) => async (): Promise<void> => {
      seen.push(`${name} starts`);
      await new Promise((resolve) => setTimeout(resolve, milliseconds));
      seen.push(`${name} ends`);
    };
    await Promise.all([
      lines.wait("ITR-1", undefined, step("first", 20)),
      lines.wait("ITR-1", undefined, step("second", 0)),
      lines.wait("ITR-2", undefined, step("other", 5)),
    ]);
    expect(seen).toEqual([
      "first starts",
      "other starts",
      "other ends",
      "first ends",
      "second starts",
      "second ends",
    ]);
  });

  it("goes on after work that fails, and after work that is aborted and does not listen", async () => {
    const lines = createLines();
    const controller = new AbortController();
    const failing = lines.wait("ITR-1", undefined, () => Promise.reject(new Error("no")));
    const deaf = lines.wait("ITR-1", controller.signal, () => new Promise(() => undefined));
    const next = lines.wait("ITR-1", undefined, async () => "next");
    await expect(failing).rejects.toThrow("no");
    await new Promise((resolve) => setTimeout(resolve, 5));
    controller.abort(new Error("enough"));
    await expect(deaf).rejects.toThrow("enough");
    expect(await next).toBe("next");
  });

  it("lets nobody overtake when one that waits is aborted, which then never works", async () => {
    const lines = createLines();
    const controller = new AbortController();
    const first = held();
    const seen: string[] = [];
    const running = lines.wait("ITR-1", undefined, first.work);
    const leaving = lines.wait("ITR-1", controller.signal, async () => seen.push("left"));
    const last = lines.wait("ITR-1", undefined, async () => seen.push("last"));
    controller.abort(new Error("left the line"));
    await expect(leaving).rejects.toThrow("left the line");
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(seen).toEqual([]);
    first.done();
    await Promise.all([running, last]);
    expect(seen).toEqual(["last"]);
  });

  it("refuses work that was aborted before, at once", async () => {
    const lines = createLines();
    const first = held();
    const running = lines.wait("ITR-1", undefined, first.work);
    const reason = new Error("before");
    const late = lines.wait("ITR-1", AbortSignal.abort(reason), async () => "never");
    await expect(late).rejects.toBe(reason);
    first.done();
    expect(await running).toBe("done");
  });
});
