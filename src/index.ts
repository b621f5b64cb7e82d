import { type Connect, connectIn } from "./connect/connect.ts";
import { nodeEnvironment } from "./environment/node.ts";
import type { ConnectOptions } from "./connect/options.ts";
import { Connection as BaseConnection } from "./resources/connection.ts";

export * from "./exports.ts";
export { fileFrom } from "./environment/file-from.ts";
export { clearSettings, saveSettings } from "./environment/storage.ts";

declare global {
  interface VecticeRuntime {
    /** There are files: downloads can be saved. */
    readonly files: true;
  }
}

/**
 * Connects to Vectice; settings that are not given are looked for where Node, Deno and Bun keep them. See
 * {@link Connect} for what it resolves to and the errors it rejects with.
 *
 * @example
 * const project = await connect({ workspace: "Credit risk", project: "Churn" });
 * console.log(project.url);
 */
export const connect: Connect = /* @__PURE__ */ connectIn(nodeEnvironment);

/**
 * A connection to one Vectice host as one user: where all reading and writing begins.
 *
 * @example
 * const connection = await Connection.open({ apiToken, host });
 * console.log(connection.user.name, (await connection.workspaces()).length);
 */
export class Connection extends BaseConnection {
  /** The same function as `connect`. */
  static readonly connect: Connect = connect;

  /** Connects like `connect`, and always resolves to a `Connection`, whatever the settings name. */
  static open(options?: ConnectOptions): Promise<BaseConnection> {
    return connect.open(options);
  }

  /** Connections are made by `connect`, not by this class: every one of them counts. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof BaseConnection;
  }
}
