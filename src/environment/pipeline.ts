/** What a pipeline says of the code that it checked out. */
export interface PipelineCode {
  /** As git has it: it may hold a token. */
  readonly remote: string;
  readonly branch: string;
  readonly commit: string;
}

/** Reads a variable of the environment; an empty one is none. */
type Variable = (key: string) => string | undefined;

/** A service that runs pipelines: the variable that tells it, and where it names what it checked out. */
interface Pipeline {
  readonly sign: string;
  readonly remote: (variable: Variable) => string | undefined;
  readonly commit: string;
  /** In this order; a branch's name may come as a full reference. */
  readonly branches: readonly string[];
}

/** A variable of its own for each; for several, the first that is set. */
const first =
  (...keys: readonly string[]) =>
  (variable: Variable): string | undefined =>
    keys.map(variable).find((value) => value !== undefined);

const pipelines: readonly Pipeline[] = [
  {
    // https://docs.github.com/actions/reference/variables-reference
    sign: "GITHUB_ACTIONS",
    remote: (variable) => {
      const repository = variable("GITHUB_REPOSITORY");
      return repository && `${variable("GITHUB_SERVER_URL") ?? "https://github.com"}/${repository}`;
    },
    commit: "GITHUB_SHA",
    // The first is set for pull requests alone, where the second is `12/merge`.
    branches: ["GITHUB_HEAD_REF", "GITHUB_REF_NAME"],
  },
  {
    // https://docs.gitlab.com/ci/variables/predefined_variables
    sign: "GITLAB_CI",
    remote: first("CI_PROJECT_URL", "CI_REPOSITORY_URL"),
    commit: "CI_COMMIT_SHA",
    branches: ["CI_COMMIT_BRANCH", "CI_MERGE_REQUEST_SOURCE_BRANCH_NAME", "CI_COMMIT_REF_NAME"],
  },
  {
    // https://learn.microsoft.com/azure/devops/pipelines/build/variables
    sign: "TF_BUILD",
    remote: first("BUILD_REPOSITORY_URI"),
    commit: "BUILD_SOURCEVERSION",
    branches: ["SYSTEM_PULLREQUEST_SOURCEBRANCH", "BUILD_SOURCEBRANCH"],
  },
  {
    // https://support.atlassian.com/bitbucket-cloud/docs/variables-and-secrets
    sign: "BITBUCKET_BUILD_NUMBER",
    remote: first("BITBUCKET_GIT_HTTP_ORIGIN", "BITBUCKET_GIT_SSH_ORIGIN"),
    commit: "BITBUCKET_COMMIT",
    branches: ["BITBUCKET_BRANCH", "BITBUCKET_TAG"],
  },
  {
    // https://circleci.com/docs/variables
    sign: "CIRCLECI",
    remote: first("CIRCLE_REPOSITORY_URL"),
    commit: "CIRCLE_SHA1",
    branches: ["CIRCLE_BRANCH", "CIRCLE_TAG"],
  },
  {
    // https://plugins.jenkins.io/git: last, because its variables are the least its own.
    sign: "JENKINS_URL",
    remote: first("GIT_URL", "GIT_URL_1"),
    commit: "GIT_COMMIT",
    branches: ["CHANGE_BRANCH", "GIT_LOCAL_BRANCH", "BRANCH_NAME", "GIT_BRANCH"],
  },
];

/** What the variables of a pipeline say of the code; undefined outside of one that says enough. */
export function pipelineCode(read: Variable): PipelineCode | undefined {
  const variable: Variable = (key) => read(key)?.trim() || undefined;
  for (const { sign, remote, commit, branches } of pipelines) {
    if (variable(sign) !== undefined) {
      const found = {
        remote: remote(variable),
        commit: variable(commit),
        branch: first(...branches)(variable),
      };
      if (found.remote !== undefined && found.commit !== undefined && found.branch !== undefined) {
        return {
          remote: found.remote,
          commit: found.commit,
          // Jenkins names the remote too, Azure the whole reference.
          branch: found.branch.replace(/^refs\/(?:heads|tags)\/|^origin\//, ""),
        };
      }
    }
  }
  return undefined;
}
