import type { LateWrite } from "../late-write.ts";
import type { Client } from "../../client/client.ts";
import type { Output, SaveFile } from "../../environment/environment.ts";

/** What one connection's resources get from where they run. Holds no secret; the client's are in closures. */
export interface Runtime {
  readonly client: Client;
  readonly output: () => Output;
  readonly save: SaveFile | undefined;
  /** The half that writes, loaded when it is first needed. */
  readonly write: LateWrite;
}

/** The page of a thing in the web app. */
export function pageOfThing({ client }: Runtime, kind: string, id: string): string {
  return `${client.host}/browse/${kind.toLowerCase()}/${encodeURIComponent(id.toWellFormed())}`;
}
