import { cleanRemote } from "../../environment/clean-remote.ts";
import type { CodeOption, CodeState } from "../../environment/code-option.ts";
import { kindOf } from "../../environment/source.ts";
import type { WritingEnvironment } from "../../environment/writing.ts";
import { InvalidRequestError } from "../../errors.ts";

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

/** Checks the option `code`, whose values come from people; its address is cleaned. */
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
  const uri = text("uri");
  return {
    repository: needed("repository"),
    branch: needed("branch"),
    commit: needed("commit"),
    dirty,
    uri: uri && cleanRemote(uri),
  };
}

function refused(why: string): InvalidRequestError {
  return new InvalidRequestError(
    `The option code ${why}. Give false, or { repository, branch, commit, dirty?, uri? }.`,
    { resource: "code" },
  );
}

/** The code version to send: what a person said, otherwise what the host finds; null: none. */
export async function findCodeVersion(
  option: CodeOption | undefined,
  { code }: Pick<WritingEnvironment, "code">,
): Promise<CodeVersionInput | null> {
  const state = option ?? (await code?.()) ?? false;
  return state === false ? null : codeVersion(state);
}

function codeVersion({ repository, branch, commit, dirty, uri }: CodeState): CodeVersionInput {
  return {
    gitVersion: {
      repositoryName: repository,
      branchName: branch,
      commitHash: commit,
      isDirty: dirty ?? null,
      uri: uri ?? null,
      commitComment: null,
      commitAuthorName: null,
      commitAuthorEmail: null,
      entrypoint: null,
    },
    databricksVersion: null,
  };
}
