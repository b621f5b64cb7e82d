import * as v from "valibot";
import type { CallOptions } from "../../client/client.ts";
import { quoted } from "../../client/text/excerpt.ts";
import { input, mutation } from "../../client/graphql/operation.ts";
import { InvalidRequestError } from "../../errors.ts";
import { givenText } from "../given.ts";
import type { IterationTarget, WriteRuntime } from "../runtime.ts";

/** A piece of code: a cell of a notebook, a function or a module of a script. */
export interface CodeCell {
  /** Default: its place, as `"0"`, `"1"` …. */
  readonly id?: string | undefined;
  readonly content: string;
}

/** Options of `saveCode`. */
export interface SaveCodeOptions extends CallOptions {
  /** What the code belongs to, such as the name of a script; default: none. */
  readonly prefix?: string | undefined;
}

/** `saveAutologCells`. */
export const saveAutologCells = mutation(
  "saveAutologCells",
  {
    cells:
      input<readonly { readonly cellId: string; readonly content: string }[]>(
        "[AutologCellInput!]!",
      ),
    iterationId: "VecticeId!",
    prefix: input<string | null>("String"),
    isTrace: "Boolean",
  },
  v.unknown(),
);

/** Saves the code that made an iteration's assets. */
export async function saveCode(
  { client, lines }: WriteRuntime,
  { id: iterationId }: IterationTarget,
  cells: readonly CodeCell[],
  { prefix, signal, timeout }: SaveCodeOptions,
): Promise<void> {
  const variables = {
    cells: checkedCells(cells),
    iterationId,
    prefix: givenText(prefix, "saveCode", "prefix") ?? null,
    isTrace: true,
  };
  await lines.wait(iterationId, signal, () =>
    client.query(saveAutologCells, variables, { signal, timeout }),
  );
}

function checkedCells(cells: readonly CodeCell[]): { cellId: string; content: string }[] {
  if (!Array.isArray(cells)) {
    throw new InvalidRequestError("saveCode takes an array of cells: [{ content }].");
  }
  if (cells.length === 0) {
    throw new InvalidRequestError("saveCode was given no cells. Give one at least: [{ content }].");
  }
  const seen = new Set<string>();
  return Array.from<CodeCell, { cellId: string; content: string }>(cells, (cell, place) => {
    const what = `Cell ${place + 1} of saveCode`;
    const cellId = givenText(cell?.id, what, "id") ?? String(place);
    const content = givenText(cell?.content, what, "content");
    if (content === undefined) {
      throw new InvalidRequestError(`${what} has no content: give { content: "…" }.`);
    }
    if (seen.has(cellId)) {
      throw new InvalidRequestError(`${what} has the id ${quoted(cellId)}, as one before it.`);
    }
    seen.add(cellId);
    return { cellId, content };
  });
}
