import { quoted } from "../../client/text/excerpt.ts";
import { IncompleteWriteError, isVecticeError, type WriteStep } from "../../errors.ts";

/** A part of a write to a version, and what it does. */
export interface Step {
  /** What it is for: several tables are one step. */
  readonly parts: readonly WriteStep[];
  readonly run: () => Promise<unknown>;
}

/**
 * Takes the steps one after the other. Once something was done, a failure and an abort are told
 * with what is done and what is missing; before that they are themselves. `registered`: the version
 * was made just now.
 */
export async function takeSteps(
  id: string,
  steps: readonly Step[],
  registered: boolean,
): Promise<void> {
  for (const [index, step] of steps.entries()) {
    try {
      await step.run();
    } catch (error) {
      const done = steps.slice(0, index).flatMap(({ parts }) => parts);
      if (!registered && done.length === 0) {
        throw error;
      }
      const missing = steps.slice(index).flatMap(({ parts }) => parts);
      throw incomplete({ id, done, missing }, registered, error);
    }
  }
}

function incomplete(
  state: Pick<IncompleteWriteError, "id" | "done" | "missing">,
  registered: boolean,
  cause: unknown,
): IncompleteWriteError {
  const what = state.missing.map(({ kind, name }) =>
    name === undefined ? `the ${kind}` : `the ${kind} ${quoted(name)}`,
  );
  const why = isVecticeError(cause) ? ` ${cause.message}` : "";
  const { operation, status, key, requestId, maybeApplied } = isVecticeError(cause) ? cause : {};
  return new IncompleteWriteError(
    `${state.id} was ${registered ? "registered" : "changed"}, but this is missing: ${what.join(", ")}. ` +
      `The update() of that version adds it.${why}`,
    { ...state, operation, status, key, requestId, maybeApplied, cause },
  );
}
