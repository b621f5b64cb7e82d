import { expect, it } from "vitest";
import { NotFoundError } from "../../src/index.ts";

it("the name of an error can be assigned, as test frameworks do, and is no part of its facts", () => {
  const error = new NotFoundError("Nothing is there.");
  expect([error.name, String(error)]).toEqual([
    "NotFoundError",
    "NotFoundError: Nothing is there.",
  ]);
  expect(Object.keys(error)).not.toContain("name");
  Object.assign(error, { name: "Renamed" });
  expect([error.name, String(error)]).toEqual(["Renamed", "Renamed: Nothing is there."]);
});
