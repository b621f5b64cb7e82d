import { describe, expect, it } from "vitest";
import { findCode } from "../../../src/environment/find-code.ts";

const commit = "0123456789abcdef0123456789abcdef01234567";
const git = {
  remote: "https://gitlab-ci-token:glcbt-SECRET@gitlab.example/acme/churn.git",
  branch: "main",
  commit,
  dirty: true,
};

/** What is sent in a place with this repository and these variables. */
async function sent(
  repository:
    | typeof git
    | { readonly [Key in keyof typeof git]: (typeof git)[Key] | undefined }
    | undefined,
  variables: Readonly<Record<string, string>> = {},
): Promise<unknown> {
  const found =
    repository?.commit === undefined ? undefined : { ...repository, commit: repository.commit };
  const code = await findCode(
    () => Promise.resolve(found),
    (key) => variables[key],
  );
  return code && [code.repository, code.branch, code.commit, code.dirty, code.uri];
}

describe("the code that a host finds", () => {
  it("is git's, without the token of the remote", async () => {
    expect(await sent(git)).toEqual([
      "churn",
      "main",
      commit,
      true,
      "https://gitlab.example/acme/churn",
    ]);
  });

  it("is none without a repository, a remote or a branch", async () => {
    expect(await sent(undefined)).toBeUndefined();
    expect(await sent({ ...git, remote: undefined })).toBeUndefined();
    expect(await sent({ ...git, branch: undefined })).toBeUndefined();
  });

  it("leads to the console for AWS CodeCommit", async () => {
    const remote = "https://me:SECRET@git-codecommit.eu-west-1.amazonaws.com/v1/repos/churn";
    expect(await sent({ ...git, remote })).toEqual([
      "churn",
      "main",
      commit,
      true,
      `https://eu-west-1.console.aws.amazon.com/codesuite/codecommit/repositories/churn/commit/${commit}?region=eu-west-1`,
    ]);
  });

  it.each([
    [
      "GitHub",
      {
        GITHUB_ACTIONS: "true",
        GITHUB_REPOSITORY: "acme/churn",
        GITHUB_SERVER_URL: "https://github.example",
        GITHUB_SHA: commit,
        GITHUB_HEAD_REF: "",
        GITHUB_REF_NAME: "feature/x",
      },
      ["churn", "feature/x", commit, undefined, "https://github.example/acme/churn"],
    ],
    [
      "GitHub, for a pull request",
      {
        GITHUB_ACTIONS: "true",
        GITHUB_REPOSITORY: "acme/churn",
        GITHUB_SHA: commit,
        GITHUB_HEAD_REF: "feature/x",
        GITHUB_REF_NAME: "12/merge",
      },
      ["churn", "feature/x", commit, undefined, "https://github.com/acme/churn"],
    ],
    [
      "GitLab",
      {
        GITLAB_CI: "true",
        CI_REPOSITORY_URL: "https://gitlab-ci-token:glcbt-SECRET@gitlab.example/acme/churn.git",
        CI_COMMIT_SHA: commit,
        CI_COMMIT_REF_NAME: "main",
      },
      ["churn", "main", commit, undefined, "https://gitlab.example/acme/churn"],
    ],
    [
      "Jenkins",
      {
        JENKINS_URL: "https://ci.example",
        GIT_URL: "git@github.com:acme/churn.git",
        GIT_COMMIT: commit,
        GIT_BRANCH: "origin/main",
      },
      ["churn", "main", commit, undefined, "github.com:acme/churn"],
    ],
    [
      "Azure",
      {
        TF_BUILD: "True",
        BUILD_REPOSITORY_URI: "https://acme@dev.azure.com/acme/risk/_git/churn",
        BUILD_SOURCEVERSION: commit,
        BUILD_SOURCEBRANCH: "refs/heads/feature/x",
      },
      ["churn", "feature/x", commit, undefined, "https://dev.azure.com/acme/risk/_git/churn"],
    ],
    [
      "Bitbucket",
      {
        BITBUCKET_BUILD_NUMBER: "7",
        BITBUCKET_GIT_HTTP_ORIGIN: "http://bitbucket.org/acme/churn",
        BITBUCKET_COMMIT: commit,
        BITBUCKET_BRANCH: "main",
      },
      ["churn", "main", commit, undefined, "http://bitbucket.org/acme/churn"],
    ],
    [
      "CircleCI",
      {
        CIRCLECI: "true",
        CIRCLE_REPOSITORY_URL: "git@github.com:acme/churn.git",
        CIRCLE_SHA1: commit,
        CIRCLE_BRANCH: "main",
      },
      ["churn", "main", commit, undefined, "github.com:acme/churn"],
    ],
  ])(
    "is what the variables of %s say, where there is no repository",
    async (_, variables, told) => {
      expect(await sent(undefined, variables)).toEqual(told);
    },
  );

  it("takes the branch from a pipeline that checked out this commit, and git's word for the rest", async () => {
    const variables = {
      GITLAB_CI: "true",
      CI_PROJECT_URL: "https://gitlab.example/other",
      CI_COMMIT_SHA: commit,
      CI_COMMIT_BRANCH: "feature/x",
    };
    expect(await sent({ ...git, branch: undefined }, variables)).toEqual([
      "churn",
      "feature/x",
      commit,
      true,
      "https://gitlab.example/acme/churn",
    ]);
    // Another commit was checked out by hand: the pipeline's word is all there is.
    const elsewhere = { ...git, branch: undefined, commit: commit.replace("0", "f") };
    expect(await sent(elsewhere, variables)).toEqual([
      "other",
      "feature/x",
      commit,
      undefined,
      "https://gitlab.example/other",
    ]);
    expect(await sent(git, variables)).toContain("main");
  });

  it("is none where a pipeline says too little", async () => {
    expect(await sent(undefined, { GITHUB_ACTIONS: "true", GITHUB_SHA: commit })).toBeUndefined();
    expect(
      await sent(undefined, { GIT_URL: "x", GIT_COMMIT: commit, GIT_BRANCH: "main" }),
    ).toBeUndefined();
  });
});
