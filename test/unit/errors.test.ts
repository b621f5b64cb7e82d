import { expect, it } from "vitest";
import { NotFoundError } from "../../src/index.ts";

it("an error's name can be assigned, as test frameworks do, and is not shown twice", () => {
  const error = new NotFoundError("There is none.");
  expect(error.name).toBe("NotFoundError");
  expect(Object.keys(error)).not.toContain("name");
  expect(error.toJSON()["name"]).toBe("NotFoundError");
  Object.assign(error, { name: "Other" });
  expect(error.name).toBe("Other");
});
