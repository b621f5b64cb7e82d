import { describe, expect, it } from "vitest";
import { cleanRemote, repositoryName } from "../../../src/environment/clean-remote.ts";

describe("the address of a repository", () => {
  it.each([
    // What GitLab's pipelines have for a remote: the job's token in front of the host.
    [
      "https://gitlab-ci-token:glcbt-64_SECRET@gitlab.com/acme/churn.git",
      "https://gitlab.com/acme/churn",
    ],
    ["https://x-access-token:ghs_SECRET@github.com/acme/churn", "https://github.com/acme/churn"],
    [
      "https://SECRET@dev.azure.com/acme/risk/_git/churn",
      "https://dev.azure.com/acme/risk/_git/churn",
    ],
    ["https://github.com/acme/churn.git?token=SECRET", "https://github.com/acme/churn"],
    ["https://github.com/acme/churn.git#SECRET", "https://github.com/acme/churn"],
    ["https://me:SE@CRET@host.example/a/churn.git", "https://host.example/a/churn"],
    ["https://me:SE/CRET@host.example/a/churn.git", "https://host.example/a/churn"],
    ["https://me:SE?CRET@host.example/a/churn.git", "https://host.example/a/churn"],
    ["https://me:SE#CRET@host.example/a/churn.git", "https://host.example/a/churn"],
    ["HTTPS://me:SECRET@host.example/a/churn.git", "HTTPS://host.example/a/churn"],
    ["ssh://git@host.example:2222/a/churn.git", "ssh://host.example:2222/a/churn"],
    ["git@github.com:acme/churn.git", "github.com:acme/churn"],
    ["SECRET@github.com:acme/churn.git", "github.com:acme/churn"],
    ["me:SECRET@github.com:acme/churn.git", "github.com:acme/churn"],
    // What is no secret stays.
    ["https://host.example:8443/@scope/churn@2.git", "https://host.example:8443/@scope/churn@2"],
    ["https://[2001:db8::1]/a/churn@2.git", "https://[2001:db8::1]/a/churn@2"],
    ["https://acme.github.io/churn", "https://acme.github.io/churn"],
    [
      "https://my.gitlab.example/acme/acme.github.io.git",
      "https://my.gitlab.example/acme/acme.github.io",
    ],
    ["https://host.example/acme/churn.git/", "https://host.example/acme/churn"],
    ["/srv/git/churn.git", "/srv/git/churn"],
    ["../churn", "../churn"],
    ["file:///srv/git/churn.git", "file:///srv/git/churn"],
    ["C:\\code\\me@home\\churn.git", "C:\\code\\me@home\\churn"],
  ])("of %s is %s", (remote, address) => {
    expect(cleanRemote(remote)).toBe(address);
    expect(cleanRemote(remote)).not.toMatch(/SE|CRET/);
  });

  it("names the repository with its last part", () => {
    const names = ["https://a.example/b/churn", "host:churn", "C:\\code\\churn", "churn"].map(
      repositoryName,
    );
    expect(names).toEqual(["churn", "churn", "churn", "churn"]);
  });
});
