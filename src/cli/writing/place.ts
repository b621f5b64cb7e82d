import type { Iteration } from "../../index.ts";
import type { Context } from "../context.ts";
import { UsageError } from "../usage-error.ts";

/** The iteration that is written into: the one that is named, or the current one of a phase. */
export async function iterationAt(
  { connect, signal }: Pick<Context, "connect" | "signal">,
  reference: string,
): Promise<Iteration> {
  const connection = await connect();
  const thing = await connection.browse(reference, { signal });
  if (thing.kind === "phase") {
    return thing.currentIteration({ signal });
  }
  if (thing.kind !== "iteration") {
    throw new UsageError(
      `${thing.id} is neither an iteration (ITR-…) nor a phase (PHA-…), whose current iteration is meant.`,
    );
  }
  return thing;
}
