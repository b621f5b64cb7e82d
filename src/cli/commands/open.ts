import { exitCodes } from "../exit-codes.ts";
import type { Run } from "../table/command.ts";

/** Prints the link to a thing's page; on a terminal it opens it as well. */
export const open: Run<never> = async ({ connect, output, signal, terminal }, { positionals }) => {
  const connection = await connect();
  const { id, url } = await connection.browse(positionals[0] ?? "", { signal });
  if (output.format === "table" || output.format === "tsv") {
    await output.text(`${url}\n`);
  } else {
    await output.record({ fields: [], id, data: { id, url } });
  }
  if (terminal.isTTY.stdout) {
    await terminal.openLink?.(url);
  }
  return exitCodes.done;
};
