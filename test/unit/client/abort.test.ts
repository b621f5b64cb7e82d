import { getEventListeners } from "node:events";
import { describe, expect, it } from "vitest";
import { untilAborted } from "../../../src/client/abort.ts";

describe("waiting until aborted", () => {
  it("leaves no listener behind, also where what is waited for never ends", async () => {
    const leaving = new AbortController();
    const { signal } = leaving;
    const waiting = untilAborted(new Promise(() => undefined), signal);
    expect(getEventListeners(signal, "abort")).toHaveLength(1);
    leaving.abort("enough");
    await expect(waiting).rejects.toBe("enough");
    expect(getEventListeners(signal, "abort")).toEqual([]);

    await expect(untilAborted(new Promise(() => undefined), signal)).rejects.toBe("enough");
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });
});
