import * as v from "valibot";
import type { CallOptions } from "../../client/client.ts";
import { mutation } from "../../client/graphql/operation.ts";
import type { IterationTarget, WriteRuntime } from "../runtime.ts";

/** `removeIteration`. */
export const removeIterationOperation = mutation(
  "removeIteration",
  { id: "VecticeId!" },
  v.unknown(),
);

/** Deletes an iteration, with all that was logged in it. */
export async function removeIteration(
  { client, lines }: WriteRuntime,
  { id }: IterationTarget,
  { signal, timeout }: CallOptions,
): Promise<void> {
  await lines.wait(id, signal, () =>
    client.query(removeIterationOperation, { id }, { signal, timeout }),
  );
}
