import { describe, expect, it } from "vitest";
import * as errors from "../../../src/errors.ts";
import { explain } from "../../../src/query/explain.ts";

const codes = ["authentication_failed", "not_found"];

describe("explain", () => {
  it("has words of its own for every error of the library", () => {
    const unknown = explain(new Error("x")).title;
    const made = Object.values(errors).flatMap((value) => {
      if (typeof value !== "function" || !(value.prototype instanceof errors.VecticeError)) {
        return [];
      }
      const error: unknown = Reflect.construct(value, ["message", {}]);
      return error instanceof errors.VecticeError ? [error] : [];
    });
    expect(made.length).toBeGreaterThan(12);
    expect(made.map(({ code }) => code)).toEqual(expect.arrayContaining(codes));
    expect(made.filter((error) => explain(error).title === unknown)).toEqual([]);
  });

  it("says that it is not known what became of a write", () => {
    const error = new errors.TimeoutError("No answer in time.", { maybeApplied: true });
    expect(explain(error)).toMatchObject({ title: "It is not known whether that was saved" });
    expect(explain(error).action).toBeUndefined();
  });

  it("asks nobody for a token whose session at a proxy is over", () => {
    const { title, detail, action } = explain(
      new errors.AuthenticationError("Signed out.", { key: "not_signed_in" }),
    );
    expect([title, action]).toEqual(["You are not signed in", "signIn"]);
    expect(detail).not.toContain("token");
    expect(explain(new errors.AuthenticationError("Refused.")).detail).toContain("token");
  });

  it("knows nothing of other errors, whatever code they have", () => {
    expect(explain({ code: "not_found" }).action).toBe("retry");
    expect(explain(undefined).title).toBe("Something went wrong");
  });
});
