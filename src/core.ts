import type { Logger } from "./client/text/logger.ts";
import { type Connect, connectIn } from "./connect/connect.ts";
import type { SettingsSource } from "./environment/source.ts";

export * from "./exports.ts";
export { Connection } from "./resources/connection.ts";

/** What `createConnect` makes a `connect` from. */
export interface CreateConnectOptions {
  /** Where settings are looked for after the arguments, in order. */
  readonly sources: readonly SettingsSource[];
  /** Where log lines and printed tables go; default: the console. */
  readonly logger?: Logger | undefined;
}

/**
 * Makes a `connect` for another kind of runtime: React Native, an extension, a test.
 *
 * @example
 * const connect = createConnect({ sources: [{ name: "the keychain", get: (key) => keychain.get(key) }] });
 * const connection = await connect.open({ host: "https://vectice.example.com" });
 */
export function createConnect({ sources, logger = console }: CreateConnectOptions): Connect {
  return connectIn({
    sources: () => sources,
    logger,
    writing: async () => (await import("./environment/plain-writing.ts")).plainWriting,
    output: () => ({ print: (text) => console.log(text) }),
    explain: () => "Is the host right and running, and can it be reached from here?",
  });
}
