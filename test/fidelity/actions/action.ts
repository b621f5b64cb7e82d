import { Connection, type Iteration } from "../../../src/index.ts";

/** What an action has at hand; the working directory is the folder of its step. */
export interface Ours {
  readonly connection: Connection;
  /** A connection that looks for the code of its folder. */
  withCode(): Promise<Connection>;
  /** The iteration that actions write into: the one with assets, in progress. */
  iteration(): Promise<Iteration>;
}

/** What our library does under a name; the official client does the same under that name. */
export type Action = (ours: Ours) => Promise<unknown>;

/** Actions by their names. */
export type Actions = Readonly<Record<string, Action>>;

/** Connects to a backend. */
export async function openOurs(host: string): Promise<Ours> {
  const options = { host, apiToken: "token-ada", logLevel: "silent" } as const;
  const connection = await Connection.open({ ...options, code: false });
  return {
    connection,
    withCode: () => Connection.open(options),
    iteration: () => connection.iteration("ITR-4"),
  };
}
