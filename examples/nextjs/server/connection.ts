import { Connection } from "vectice";
import { requireSession } from "./require-session.ts";
import { setting } from "./setting.ts";

let opened: Promise<Connection> | undefined;

/** The server's own connection, with its token. It is one for all visitors, so it is for the signed in alone. */
export async function signedInConnection(): Promise<Connection> {
  await requireSession();
  opened ??= Connection.open({
    apiToken: () => setting("VECTICE_API_TOKEN"),
    host: setting("VECTICE_HOST"),
  });
  // A failure is not kept: the next visitor tries again.
  opened.catch(() => (opened = undefined));
  return opened;
}
