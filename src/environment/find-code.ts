import { cleanRemote, repositoryName } from "./clean-remote.ts";
import type { CodeState } from "./code-option.ts";
import { type PipelineCode, pipelineCode } from "./pipeline.ts";

/** A repository of git. */
export interface GitState {
  /** The URL of the remote `origin`; it may hold a token. */
  readonly remote: string | undefined;
  /** Undefined where no branch is checked out. */
  readonly branch: string | undefined;
  readonly commit: string;
  /** Whether tracked files differ from the commit; undefined where that is not known. */
  readonly dirty: boolean | undefined;
}

/** The code that runs, by git or by the variables of a pipeline; nothing in it is a secret. */
export async function findCode(
  git: () => Promise<GitState | undefined>,
  variable: (key: string) => string | undefined,
): Promise<CodeState | undefined> {
  const found = wholeCode(await git(), pipelineCode(variable));
  if (found === undefined) {
    return undefined;
  }
  const { remote, ...state } = found;
  const address = cleanRemote(remote);
  const repository = repositoryName(address);
  const uri = codeCommitPage(address, repository, state.commit) ?? address;
  return { ...state, repository, uri };
}

/** Pipelines check out a commit without its branch, and name that in a variable. */
function wholeCode(
  git: GitState | undefined,
  pipeline: PipelineCode | undefined,
): (PipelineCode & Pick<CodeState, "dirty">) | undefined {
  const { remote, commit, dirty } = git ?? {};
  const branch = git?.branch ?? (commit === pipeline?.commit ? pipeline?.branch : undefined);
  return remote !== undefined && commit !== undefined && branch !== undefined
    ? { remote, branch, commit, dirty }
    : pipeline;
}

/** AWS CodeCommit has its pages elsewhere than its repositories. */
function codeCommitPage(address: string, repository: string, commit: string): string | undefined {
  const [, region] = /\/\/git-codecommit\.([\w-]+)\.amazonaws\./.exec(address) ?? [];
  return (
    region &&
    `https://${region}.console.aws.amazon.com/codesuite/codecommit/repositories/${repository}/commit/${commit}?region=${region}`
  );
}
