import { ignoreResult } from "../../client/text/logger.ts";
import { SettingsError } from "../../errors.ts";

/** One thing that a page asks the proxy to do. */
export interface ProxyOperation {
  readonly kind: "query" | "mutation" | "download" | "upload";
  /** The root field, like `getProjectById`; of files what they are attached to, like `modelversion`. */
  readonly name: string;
  /**
   * Whether it may change something: all mutations and uploads do, and the queries that may create
   * (`retrieveIteration`, `getActiveIterationOrCreateOne`).
   */
  readonly writes: boolean;
}

/** Whether `allow` lets an operation of the protocol through. */
export type Allow = (operation: ProxyOperation) => boolean;

export function allowOf(allow: "read" | "write" | Allow = "read"): Allow {
  if (allow === "read" || allow === "write") {
    return ({ writes }) => !writes || allow === "write";
  }
  if (typeof allow !== "function") {
    throw new SettingsError('The option allow must be "read", "write" or a function.');
  }
  // Anything but true, a promise too, is a no.
  return (operation) => {
    const answer: unknown = allow(operation);
    ignoreResult(answer);
    return answer === true;
  };
}
