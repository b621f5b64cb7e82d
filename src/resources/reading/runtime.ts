import { toWellFormed } from "../../client/text/well-formed.ts";
import type { LateWrite } from "../late-write.ts";
import type { Client } from "../../client/client.ts";
import type { Output, SaveFile } from "../../environment/environment.ts";

/** What one connection's resources get from where they run. Holds no secret; the client's are in closures. */
export interface Runtime {
  readonly client: Client;
  /** The address of the web app: the client's host, unless a proxy names another. */
  readonly web: string;
  readonly output: () => Output;
  readonly save: SaveFile | undefined;
  /** The half that writes, loaded when it is first needed. */
  readonly write: LateWrite;
}

/** The page of a thing in the web app. */
export function pageOfThing({ web }: Runtime, kind: string, id: string): string {
  return `${web}/browse/${kind.toLowerCase()}/${encodeURIComponent(toWellFormed(id))}`;
}
