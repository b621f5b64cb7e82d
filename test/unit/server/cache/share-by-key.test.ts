import { expect, it } from "vitest";
import { shareByKey } from "../../../../src/server/cache/share-by-key.ts";

it("does the work of the first who asks, and forgets it when it is over", async () => {
  const share = shareByKey<string>();
  const { signal } = new AbortController();
  const both = [share("key", async () => "one", signal), share("key", async () => "two", signal)];
  expect(await Promise.all(both)).toEqual(["one", "one"]);
  expect(await share("key", async () => "three", signal)).toBe("three");
  await expect(share("key", async () => Promise.reject(new Error("no")), signal)).rejects.toThrow(
    "no",
  );
  expect(await share("key", async () => "four", signal)).toBe("four");
});
