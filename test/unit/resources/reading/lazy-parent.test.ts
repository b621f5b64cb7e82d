import { describe, expect, it, vi } from "vitest";
import type { CallOptions } from "../../../../src/client/client.ts";
import { lazyParent } from "../../../../src/resources/reading/lazy-parent.ts";

/** A read that ends when it is told to, or when its signal aborts. */
function slow() {
  const { promise, resolve, reject } = Promise.withResolvers<{ readonly name: string }>();
  const read = vi.fn<(id: string, options: CallOptions) => typeof promise>((_, { signal }) => {
    signal?.addEventListener("abort", () => reject(signal.reason));
    return promise;
  });
  return { read, resolve, reject };
}

describe("a parent that is read when it is asked for", () => {
  it("is read once for all who ask, also while it is on its way", async () => {
    const { read, resolve } = slow();
    const parent = lazyParent("PHA-1", read);
    const first = parent({ timeout: 50 });
    await new Promise((done) => setTimeout(done, 1));
    const second = parent({});
    resolve({ name: "Modeling" });
    expect(await first).toEqual({ name: "Modeling" });
    expect(await second).toBe(await first);
    expect(await parent({})).toBe(await first);
    expect(read).toHaveBeenCalledTimes(1);
    expect(read.mock.calls[0]).toMatchObject(["PHA-1", { timeout: 50 }]);
  });

  it("is still given to those who stay when one leaves", async () => {
    const { read, resolve } = slow();
    const parent = lazyParent("PHA-1", read);
    const leaving = new AbortController();
    const left = parent({ signal: leaving.signal });
    const stayed = parent({});
    leaving.abort("enough");
    await expect(left).rejects.toBe("enough");
    resolve({ name: "Modeling" });
    expect(await stayed).toEqual({ name: "Modeling" });
    expect(read).toHaveBeenCalledTimes(1);
  });

  it("is asked for again when reading it failed, or was left by all", async () => {
    const failing = slow();
    const leaving = new AbortController();
    const read = vi
      .fn<typeof failing.read>()
      .mockRejectedValueOnce(new Error("down"))
      .mockImplementationOnce(failing.read)
      .mockResolvedValue({ name: "Modeling" });
    const parent = lazyParent("PHA-1", read);
    await expect(parent({})).rejects.toThrow("down");
    const left = parent({ signal: leaving.signal });
    leaving.abort("enough");
    await expect(left).rejects.toBe("enough");
    expect(await parent({})).toEqual({ name: "Modeling" });
    expect(read).toHaveBeenCalledTimes(3);
  });

  it("is null, and not read, where there is none", async () => {
    const { read } = slow();
    expect(await lazyParent(null, read)({})).toBeNull();
    expect(read).not.toHaveBeenCalled();
  });
});
