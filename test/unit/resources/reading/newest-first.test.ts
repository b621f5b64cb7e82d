import { describe, expect, it } from "vitest";
import type { Backend } from "../../../../src/testing/index.ts";
import type { Model } from "../../../../src/index.ts";
import { connected } from "../../connected.ts";

/** A model with this many versions on a server with small pages, and how often these were asked for. */
async function modelOf(
  count: number,
  pageLimit?: number,
): Promise<{ readonly model: Model; readonly backend: Backend; readonly asked: () => number }> {
  const versions = Array.from({ length: count }, (_, index) => ({ name: `v${index + 1}` }));
  const models = [{ name: "m", versions }];
  const { backend, connection } = await connected({
    seed: { workspaces: [{ name: "w", projects: [{ name: "p", models }] }] },
    ...(pageLimit === undefined ? {} : { pageLimit }),
  });
  const asked = (): number =>
    backend.requests.filter(({ operation }) => operation === "getModelVersionsList").length;
  return { model: await connection.model(1), backend, asked };
}

const namesOf = (things: readonly { readonly name: string }[]): string[] =>
  things.map(({ name }) => name);

/** From `v{from}` down to `v{to}`. */
const names = (from: number, to: number): string[] =>
  Array.from({ length: Math.max(0, from - to + 1) }, (_, index) => `v${from - index}`);

describe("versions({ newestFirst: true })", () => {
  it.each([
    { count: 0, requests: 1 },
    { count: 1, requests: 1 },
    { count: 100, requests: 1 },
    { count: 101, requests: 3 },
    { count: 250, requests: 4 },
    { count: 23, pageLimit: 5, requests: 6 },
    { count: 25, pageLimit: 5, requests: 6 },
  ])("reads $count versions, pages of $pageLimit", async ({ count, pageLimit, requests }) => {
    const { model, asked } = await modelOf(count, pageLimit);
    expect(namesOf(await model.versions({ newestFirst: true }))).toEqual(names(count, 1));
    expect(asked()).toBe(requests);
  });

  it("reads only as much as is wanted", async () => {
    const { model, asked } = await modelOf(250);
    expect(namesOf(await model.versions({ newestFirst: true, limit: 5 }))).toEqual(names(250, 246));
    expect(asked()).toBe(2);
    expect((await model.versions({ newestFirst: true }).first())?.name).toBe("v250");
    expect(await model.versions({ newestFirst: true }).total()).toBe(250);
  });

  it("gives any page, whichever was read before", async () => {
    const { model } = await modelOf(23);
    const list = model.versions({ newestFirst: true });
    expect(namesOf((await list.page({ index: 3, size: 10 })).items)).toEqual(names(3, 1));
    expect(namesOf((await list.page({ index: 2, size: 4 })).items)).toEqual(names(19, 16));
    expect(namesOf((await list.page({ index: 9, size: 4 })).items)).toEqual([]);
  });

  it("misses none when an older version is deleted while it reads", async () => {
    const { model, backend } = await modelOf(23, 5);
    const seen: string[] = [];
    for await (const { name } of model.versions({ newestFirst: true, pageSize: 5 })) {
      seen.push(name);
      if (seen.length === 6) {
        backend.data.modelVersions.splice(2, 1);
      }
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.filter((name) => name !== "v3")).toEqual(
      names(23, 1).filter((name) => name !== "v3"),
    );
  });

  it("asks again after a failure", async () => {
    const { model, backend } = await modelOf(250);
    const list = model.versions({ newestFirst: true });
    backend.fail("getModelVersionsList", { status: 400 }, 1);
    await expect(list).rejects.toMatchObject({ code: "invalid_request" });
    expect(namesOf(await list)).toEqual(names(250, 1));
  });
});

describe("previous()", () => {
  it("walks back to the first version", async () => {
    const { model } = await modelOf(3);
    const walked: string[] = [];
    let version = await model.lastVersion();
    while (version !== undefined) {
      walked.push(version.name);
      version = await version.previous();
    }
    expect(walked).toEqual(["v3", "v2", "v1"]);
  });

  it("gives nothing at a model without versions", async () => {
    const { model } = await modelOf(0);
    expect(model.newestVersion).toBeNull();
    expect(await model.lastVersion()).toBeUndefined();
  });
});
