/** The code that made a version, as people give it. */
export interface CodeState {
  /** The repository's name, such as `churn`. */
  readonly repository: string;
  readonly branch: string;
  /** The hash of the commit. */
  readonly commit: string;
  /** Whether there were changes that no commit holds; default: not known. */
  readonly dirty?: boolean | undefined;
  /** Where the repository is; user, password, query and fragment are cut off. */
  readonly uri?: string | undefined;
}

/** `false` sends nothing of the code. */
export type CodeOption = false | CodeState;
