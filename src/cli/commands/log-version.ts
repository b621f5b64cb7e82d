import type { Browsed, LoggableVersion } from "../../index.ts";
import { exitCodes } from "../exit-codes.ts";
import type { Run } from "../table/command.ts";
import { UsageError } from "../usage-error.ts";
import { iterationAt } from "../writing/place.ts";
import { printLogged } from "../writing/print-logged.ts";

/** Puts a version into an iteration; one that is there already is no failure. */
export const logVersion: Run<"section"> = async (context, args) => {
  const [place = "", ref = ""] = args.positionals;
  const { connect, say, signal } = context;
  const iteration = await iterationAt(context, place);
  const version = await (await connect()).browse(ref, { signal });
  if (!isLoggable(version)) {
    throw new UsageError(
      `${version.id} is no version: name one (MDV-…, DTV-…), or a model or dataset for its last one.`,
    );
  }
  const { alreadyLinked } = await iteration.logVersion(version, {
    signal,
    section: args.text("section"),
  });
  if (alreadyLinked) {
    await say(`${version.id} was there already.`);
  }
  await printLogged(context, iteration, [{ kind: "version", id: version.id, name: version.name }]);
  return exitCodes.done;
};

function isLoggable(
  thing: Browsed,
): thing is Browsed & LoggableVersion & { readonly name: string } {
  return ["model", "modelVersion", "dataset", "datasetVersion"].includes(thing.kind);
}
