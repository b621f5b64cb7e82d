import { Connection } from "vectice";

let opened: Promise<Connection> | undefined;

/** The page's connection, opened when it is first needed. The proxy on the page's own origin has the token. */
export async function pageConnection(): Promise<Connection> {
  opened ??= Connection.open({ host: "/vectice" });
  opened.catch(() => (opened = undefined));
  return opened;
}
