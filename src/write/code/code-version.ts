import type { CodeOption, CodeState } from "../../environment/code-option.ts";
import { kindOf } from "../../environment/source.ts";
import { InvalidRequestError } from "../../errors.ts";
import { cleanRemote, repositoryName } from "./clean-remote.ts";

/** The code that a host knows of: git's, or what a pipeline says. */
export interface FoundCode extends Omit<CodeState, "repository" | "uri"> {
  /** As git has it: it may hold a token. */
  readonly remote: string;
}

/** The wire form (`CodeVersionInput`). */
export interface CodeVersionInput {
  readonly gitVersion: {
    readonly repositoryName: string;
    readonly branchName: string;
    readonly commitHash: string;
    readonly isDirty: boolean | null;
    readonly uri: string | null;
    readonly commitComment: null;
    readonly commitAuthorName: null;
    readonly commitAuthorEmail: null;
    readonly entrypoint: null;
  };
  readonly databricksVersion: null;
}

/** Checks the option `code`, whose values come from people. */
export function checkCode(code: unknown): CodeOption | undefined {
  if (code === undefined || code === false) {
    return code;
  }
  if (typeof code !== "object" || code === null) {
    throw refused(`is ${code === true ? "true" : kindOf(code)}`);
  }
  const text = (name: "repository" | "branch" | "commit" | "uri"): string | undefined => {
    const value: unknown = Reflect.get(code, name);
    if (value !== undefined && (typeof value !== "string" || value.trim() === "")) {
      throw refused(
        `has ${typeof value === "string" ? "a blank text" : kindOf(value)} for ${name}`,
      );
    }
    return value;
  };
  const needed = (name: "repository" | "branch" | "commit"): string => {
    const value = text(name);
    if (value === undefined) {
      throw refused(`has no ${name}`);
    }
    return value;
  };
  const dirty: unknown = Reflect.get(code, "dirty");
  if (dirty !== undefined && typeof dirty !== "boolean") {
    throw refused(`has ${kindOf(dirty)} for dirty`);
  }
  return {
    repository: needed("repository"),
    branch: needed("branch"),
    commit: needed("commit"),
    dirty,
    uri: text("uri"),
  };
}

function refused(why: string): InvalidRequestError {
  return new InvalidRequestError(
    `The option code ${why}. Give false, or { repository, branch, commit, dirty?, uri? }.`,
    { resource: "code" },
  );
}

/** The wire form of what a person said of the code. */
export function givenCodeVersion({ repository, uri, ...state }: CodeState): CodeVersionInput {
  return codeVersion(state, repository, uri === undefined ? null : cleanRemote(uri));
}

/** The wire form of what a host found. */
export function foundCodeVersion({ remote, ...state }: FoundCode): CodeVersionInput {
  const address = cleanRemote(remote);
  const repository = repositoryName(address);
  return codeVersion(
    state,
    repository,
    codeCommitPage(address, repository, state.commit) ?? address,
  );
}

function codeVersion(
  { branch, commit, dirty }: Pick<CodeState, "branch" | "commit" | "dirty">,
  repository: string,
  uri: string | null,
): CodeVersionInput {
  return {
    gitVersion: {
      repositoryName: repository,
      branchName: branch,
      commitHash: commit,
      isDirty: dirty ?? null,
      uri,
      commitComment: null,
      commitAuthorName: null,
      commitAuthorEmail: null,
      entrypoint: null,
    },
    databricksVersion: null,
  };
}

/** AWS CodeCommit has its pages elsewhere than its repositories. */
function codeCommitPage(address: string, repository: string, commit: string): string | undefined {
  const [, region] = /\/\/git-codecommit\.([\w-]+)\.amazonaws\./.exec(address) ?? [];
  return (
    region &&
    `https://${region}.console.aws.amazon.com/codesuite/codecommit/repositories/${repository}/commit/${commit}?region=${region}`
  );
}
