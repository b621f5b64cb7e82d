import { basename, extname } from "node:path";
import { exitCodes } from "../exit-codes.ts";
import type { Run } from "../table/command.ts";
import { UsageError } from "../usage-error.ts";
import { iterationAt } from "../writing/place.ts";
import { printLogged } from "../writing/print-logged.ts";
import { readRows } from "../writing/read-rows.ts";

/** Logs a table of the rows of a file. */
export const logTable: Run<"section" | "name" | "columns" | "cut"> = async (context, args) => {
  const [place = "", path = ""] = args.positionals;
  const name = args.text("name") ?? (path === "-" ? "" : basename(path, extname(path)));
  if (name === "") {
    throw new UsageError("The table needs a name: --name gives it one.");
  }
  const { signal, terminal } = context;
  const rows = await readRows(path, terminal.stdin);
  const columns = args.has("columns") ? args.words("columns") : undefined;
  const iteration = await iterationAt(context, place);
  await iteration.logTable(
    { name, rows, columns },
    { signal, section: args.text("section"), cut: args.has("cut") },
  );
  await printLogged(context, iteration, [{ kind: "table", name }]);
  return exitCodes.done;
};
