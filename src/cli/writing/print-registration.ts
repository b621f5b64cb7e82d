import type { Iteration, Registration } from "../../index.ts";
import type { Context } from "../context.ts";

/** Prints what was registered. */
export async function printRegistration(
  { output }: Pick<Context, "output">,
  iteration: Iteration,
  registration: Registration,
): Promise<void> {
  const { id, name, url, parent, created } = registration;
  await output.record({
    fields: [
      ["id", id],
      ["name", name],
      ["of", parent.name],
      ["created", created],
      ["iteration", iteration.id],
      ["url", url],
    ],
    id,
    data: { ...registration, iteration: { id: iteration.id, url: iteration.url } },
  });
}
