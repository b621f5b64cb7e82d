/** What the command's exit codes mean; scripts rely on them. */
export const exitCodes = {
  /** Yes, or done. */
  done: 0,
  /** The gate says no. */
  no: 1,
  /** It could not be found out: usage, nothing of that id, network, server. */
  failed: 2,
  /** The token or the permission was refused. */
  refused: 4,
  /** The gate cannot tell. */
  undecided: 8,
  /** Ctrl+C. */
  interrupted: 130,
} as const;

/** One of the exit codes. */
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** The codes of the errors that are refusals. */
const refusals = new Set(["authentication_failed", "permission_denied"]);

/** The exit code for an error of the library; any other one means that it could not be found out. */
export function exitCodeOf(error: unknown): ExitCode {
  return error instanceof Error && "code" in error && refusals.has(String(error.code))
    ? exitCodes.refused
    : exitCodes.failed;
}
