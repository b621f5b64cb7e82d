import { type Connect, connectIn } from "./connect/connect.ts";
import { nodeEnvironment } from "./environment/node.ts";
import type { ConnectOptions } from "./connect/options.ts";
import { Connection as BaseConnection } from "./resources/connection.ts";

export * from "./exports.ts";
export { clearSettings, saveSettings } from "./environment/storage.ts";

export const connect: Connect = /* @__PURE__ */ connectIn(nodeEnvironment);

/** {@inheritDoc BaseConnection} */
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
