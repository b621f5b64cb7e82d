import type { Iteration } from "../../index.ts";
import type { Context } from "../context.ts";

/** What was logged. */
export interface Logged {
  readonly kind: "note" | "file" | "table" | "version";
  readonly name: string;
  readonly id?: string | number;
}

/** Prints what was logged into which iteration. */
export async function printLogged(
  { output }: Pick<Context, "output">,
  iteration: Iteration,
  logged: readonly Logged[],
): Promise<void> {
  await output.list<Logged>({
    items: logged,
    columns: [
      { heading: "iteration", value: () => iteration.id },
      { heading: "kind", value: ({ kind }) => kind },
      { heading: "id", value: ({ id }) => id },
      { heading: "name", value: ({ name }) => name, cut: true },
    ],
    id: ({ id }) => id ?? iteration.id,
    data: (item) => ({ iteration: { id: iteration.id, url: iteration.url }, ...item }),
  });
}
