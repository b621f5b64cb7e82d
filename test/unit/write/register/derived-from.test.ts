import { describe, expect, it } from "vitest";
import { InvalidIdError, InvalidRequestError } from "../../../../src/errors.ts";
import { checkOrigins, inputIds } from "../../../../src/write/register/derived-from.ts";

const sent = (derivedFrom: unknown): Promise<unknown> => inputIds(checkOrigins(derivedFrom), {});
const thing = (kind: string, last: string | undefined): object => ({
  kind,
  id: kind === "model" ? "MDL-1" : "DTS-1",
  lastVersion: () => Promise.resolve(last === undefined ? undefined : { id: last }),
});

describe("what a version is derived from", () => {
  it("is sent as null where it is nothing", async () => {
    expect(await sent(undefined)).toEqual({ datasetInputs: null, modelInputs: null });
    expect(await sent([])).toEqual({ datasetInputs: null, modelInputs: null });
  });

  it("is one or several ids, versions or registrations, each once", async () => {
    expect(await sent("DTV-1")).toEqual({ datasetInputs: ["DTV-1"], modelInputs: [] });
    expect(await sent(" MDV-1 ")).toEqual({ datasetInputs: [], modelInputs: ["MDV-1"] });
    expect(
      await sent([
        "DTV-2",
        { kind: "datasetVersion", id: "DTV-2" },
        { id: "DTV-1", name: "v", url: "", parent: { name: "d" }, created: "version" },
        { kind: "modelVersion", id: "MDV-3" },
      ]),
    ).toEqual({ datasetInputs: ["DTV-2", "DTV-1"], modelInputs: ["MDV-3"] });
  });

  it("is the last version of a model or dataset", async () => {
    expect(await sent([thing("model", "MDV-9"), thing("dataset", "DTV-8"), "DTV-8"])).toEqual({
      datasetInputs: ["DTV-8"],
      modelInputs: ["MDV-9"],
    });
    await expect(sent(thing("model", undefined))).rejects.toThrow(
      "The model MDL-1 in derivedFrom has no version yet.",
    );
  });

  it.each(["churn", "DTS-1", "DTV-", "DTV-1;", "dtv-1", ""])("refuses the id %s", (id) => {
    expect(() => checkOrigins(id)).toThrow(InvalidIdError);
    expect(() => checkOrigins([{ id }])).toThrow("Ids of versions are written DTV-12 or MDV-12.");
  });

  it("tells the right form of an old id", () => {
    expect(() => checkOrigins("DSV-1")).toThrow("Versions of datasets are written DTV-12.");
  });

  it.each([7, null, {}, [[]]])("refuses %o", (origin) => {
    expect(() => checkOrigins(origin)).toThrow(InvalidRequestError);
  });
});
