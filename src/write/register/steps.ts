import { quoted } from "../../client/text/excerpt.ts";
import { IncompleteWriteError, isVecticeError, type WriteStep } from "../../errors.ts";

/** A part of a write to a version, and what it does. */
export interface Step {
  /** What it is for: several tables are one step. */
  readonly parts: readonly WriteStep[];
  readonly run: () => Promise<unknown>;
}

/** Takes the steps of a write to this version, one after the other. */
type TakeSteps = (id: string, steps: readonly Step[]) => Promise<void>;

/**
 * Does a write that ends with steps. Once something was done, a failure and an abort are told with what
 * is done and what is missing; before that they are themselves. `registered`: when the steps begin, the
 * version was made just now.
 */
export async function withSteps<Result>(
  registered: boolean,
  work: (take: TakeSteps) => Promise<Result>,
): Promise<Result> {
  let taken: { readonly id: string; readonly steps: readonly Step[]; done: number } | undefined;
  const take: TakeSteps = async (id, steps) => {
    taken = { id, steps, done: 0 };
    for (const step of steps) {
      await step.run();
      taken.done += 1;
    }
  };
  try {
    return await work(take);
  } catch (error) {
    // An abort comes from outside of the steps.
    throw taken === undefined ? error : failure(taken, registered, error);
  }
}

function failure(
  {
    id,
    steps,
    done: count,
  }: { readonly id: string; readonly steps: readonly Step[]; done: number },
  registered: boolean,
  error: unknown,
): unknown {
  const done = steps.slice(0, count).flatMap(({ parts }) => parts);
  const missing = steps.slice(count).flatMap(({ parts }) => parts);
  return missing.length === 0 || (!registered && done.length === 0)
    ? error
    : incomplete({ id, done, missing }, registered, error);
}

function incomplete(
  state: Pick<IncompleteWriteError, "id" | "done" | "missing">,
  registered: boolean,
  cause: unknown,
): IncompleteWriteError {
  const what = state.missing.map(({ kind, name }) =>
    name === undefined ? `the ${kind}` : `the ${kind} ${quoted(name)}`,
  );
  // What update() takes is all but the predictor, which only goes with a registration.
  const others = state.missing.some(({ kind }) => kind !== "predictor");
  const predictor = state.missing.some(({ kind }) => kind === "predictor");
  const advice = [
    others
      ? `The update() of that version adds ${predictor ? "all but the predictor" : "it"}.`
      : "",
    predictor ? "A predictor goes with logModel alone: log the model again for it." : "",
  ].filter((text) => text !== "");
  const why = isVecticeError(cause) ? ` ${cause.message}` : "";
  const { operation, status, key, requestId, maybeApplied } = isVecticeError(cause) ? cause : {};
  return new IncompleteWriteError(
    `${state.id} was ${registered ? "registered" : "changed"}, but this is missing: ${what.join(", ")}. ` +
      `${advice.join(" ")}${why}`,
    { ...state, operation, status, key, requestId, maybeApplied, cause },
  );
}
