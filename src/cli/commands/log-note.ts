import { exitCodes } from "../exit-codes.ts";
import { readText } from "../read-input.ts";
import type { Run } from "../table/command.ts";
import { iterationAt } from "../writing/place.ts";
import { printLogged } from "../writing/print-logged.ts";

/** Logs a note. */
export const logNote: Run<"section"> = async (context, args) => {
  const [place = "", text = ""] = args.positionals;
  const { signal, terminal } = context;
  const note = text === "-" ? await readText(terminal.stdin) : text;
  const iteration = await iterationAt(context, place);
  await iteration.logNote(note, { signal, section: args.text("section") });
  await printLogged(context, iteration, [{ kind: "note", name: "" }]);
  return exitCodes.done;
};
