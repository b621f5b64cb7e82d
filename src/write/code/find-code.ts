import type { CodeOption } from "../../environment/code-option.ts";
import type { GitState, WritingEnvironment } from "../../environment/writing.ts";
import {
  type CodeVersionInput,
  type FoundCode,
  foundCodeVersion,
  givenCodeVersion,
} from "./code-version.ts";
import { pipelineCode } from "./pipeline.ts";

/** The code version to send: what a person said, otherwise what the host finds; null: none. */
export async function findCode(
  option: CodeOption | undefined,
  { git, variable }: Pick<WritingEnvironment, "git" | "variable">,
): Promise<CodeVersionInput | null> {
  if (option !== undefined) {
    return option === false ? null : givenCodeVersion(option);
  }
  const found = whole(await git?.(), variable && pipelineCode(variable));
  return found === undefined ? null : foundCodeVersion(found);
}

/** Pipelines check out a commit without its branch, and name that in a variable. */
function whole(git: GitState | undefined, pipeline: FoundCode | undefined): FoundCode | undefined {
  const { remote, commit, dirty } = git ?? {};
  const branch = git?.branch ?? (commit === pipeline?.commit ? pipeline?.branch : undefined);
  return remote !== undefined && commit !== undefined && branch !== undefined
    ? { remote, branch, commit, dirty }
    : pipeline;
}
