import type { Iteration } from "../../index.ts";
import type { Context } from "../context.ts";
import { exitCodes } from "../exit-codes.ts";
import type { Run } from "../table/command.ts";
import { UsageError } from "../usage-error.ts";

/** Creates an iteration in a phase. */
export const iterationCreate: Run<"name" | "description"> = async (context, args) => {
  const { connect, signal } = context;
  const thing = await (await connect()).browse(args.positionals[0] ?? "", { signal });
  if (thing.kind !== "phase") {
    throw new UsageError(`${thing.id} is no phase (PHA-…): iterations are made in those.`);
  }
  const [name, description] = [args.text("name"), args.text("description")];
  await print(context, await thing.createIteration({ name, description }, { signal }));
  return exitCodes.done;
};

/** Completes an iteration. */
export const iterationComplete: Run<never> = async (context, args) => {
  const iteration = await iterationOf(context, args.positionals[0] ?? "");
  await print(context, await iteration.complete({ signal: context.signal }));
  return exitCodes.done;
};

/** Cancels an iteration. */
export const iterationCancel: Run<never> = async (context, args) => {
  const iteration = await iterationOf(context, args.positionals[0] ?? "");
  await print(context, await iteration.cancel({ signal: context.signal }));
  return exitCodes.done;
};

/** Only one that is named: the current one of a phase may be another one than is meant. */
async function iterationOf({ connect, signal }: Context, reference: string): Promise<Iteration> {
  const thing = await (await connect()).browse(reference, { signal });
  if (thing.kind !== "iteration") {
    throw new UsageError(`${thing.id} is no iteration (ITR-…).`);
  }
  return thing;
}

async function print({ output }: Context, iteration: Iteration): Promise<void> {
  const { id, name, statusLabel, url } = iteration;
  await output.record({
    fields: [
      ["id", id],
      ["name", name],
      ["status", statusLabel],
      ["url", url],
    ],
    id,
    data: iteration,
  });
}
