import { describe, expect, it } from "vitest";
import { checkCode, findCodeVersion } from "../../../../src/write/code/code-version.ts";

const commit = "0123456789abcdef0123456789abcdef01234567";
const found = {
  repository: "churn",
  branch: "main",
  commit,
  dirty: true,
  uri: "https://gitlab.example/acme/churn",
};
const host = { code: () => Promise.resolve(found) };

describe("the code version that is sent", () => {
  it("is what the host finds, in the official client's form", async () => {
    expect(await findCodeVersion(undefined, host)).toEqual({
      gitVersion: {
        repositoryName: "churn",
        branchName: "main",
        commitHash: commit,
        isDirty: true,
        uri: "https://gitlab.example/acme/churn",
        commitComment: null,
        commitAuthorName: null,
        commitAuthorEmail: null,
        entrypoint: null,
      },
      databricksVersion: null,
    });
  });

  it("is none where the host knows none, or none is wanted", async () => {
    expect(await findCodeVersion(undefined, {})).toBeNull();
    expect(await findCodeVersion(undefined, { code: () => Promise.resolve(undefined) })).toBeNull();
    expect(await findCodeVersion(checkCode(false), host)).toBeNull();
  });

  it("is what was given rather than what is found; its address is cleaned", async () => {
    const uri = "https://me:SECRET@a.example/mine.git";
    const code = checkCode({ repository: "mine", branch: "b", commit: "c", uri });
    const version = await findCodeVersion(code, host);
    expect(version?.gitVersion).toMatchObject({
      repositoryName: "mine",
      branchName: "b",
      commitHash: "c",
      isDirty: null,
      uri: "https://a.example/mine",
    });
  });
});

describe("the option code", () => {
  it.each([
    [true, "is true"],
    ["main", "is a string"],
    [null, "is null"],
    [{}, "has no repository"],
    [{ repository: "r", branch: " ", commit: "c" }, "has a blank text for branch"],
    [{ repository: "r", branch: "b", commit: 1 }, "has a number for commit"],
    [{ repository: "r", branch: "b", commit: "c", dirty: "no" }, "has a string for dirty"],
    [
      { repository: "r", branch: "b", commit: "c", uri: new URL("https://a.example") },
      "has an object for uri",
    ],
  ])("refuses %o", (code, why) => {
    expect(() => checkCode(code)).toThrow(`The option code ${why}. Give false, or {`);
  });

  it("may be left out", () => {
    expect(checkCode(undefined)).toBeUndefined();
  });
});
