import type { Client } from "../client/client.ts";
import type { Output } from "../environment/environment.ts";

/** What every resource of one connection shares. Holds no secret; the client's are in closures. */
export interface Context {
  readonly client: Client;
  readonly output: () => Output;
}

/** The page of a thing in the web app. */
export function pageOfThing(host: string, kind: string, id: string): string {
  return `${host}/browse/${kind.toLowerCase()}/${encodeURIComponent(id)}`;
}
