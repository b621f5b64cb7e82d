import type { ListOptions } from "../../index.ts";
import { exitCodes } from "../exit-codes.ts";
import { listContents } from "../listings/list-contents.ts";
import { description, listing, named } from "../listings/columns.ts";
import type { Run } from "../table/command.ts";
import { UsageError } from "../usage-error.ts";

/** Lists what a thing holds. */
export const ls: Run<"limit"> = async (context, args) => {
  const [ref, kind] = args.positionals;
  const limit = args.text("limit");
  const options: ListOptions = {
    signal: context.signal,
    limit: limit === undefined ? undefined : limitOf(limit),
  };
  if (ref !== undefined && /^(?:models|datasets|reports|issues)$/.test(ref)) {
    throw new UsageError(`The ${ref} of which project? vectice ls PRJ-1 ${ref}`);
  }
  const connection = await context.connect();
  if (ref === undefined) {
    await context.output.list(listing(connection.workspaces(options), [...named, description]));
  } else {
    const thing = await connection.browse(ref, { signal: context.signal });
    await listContents(context.output, thing, kind, options);
  }
  return exitCodes.done;
};

function limitOf(text: string): number {
  if (!/^\d+$/.test(text)) {
    throw new UsageError("--limit takes a whole number, such as --limit=20.");
  }
  return Number(text);
}
