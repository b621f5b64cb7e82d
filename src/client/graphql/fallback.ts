import { isVecticeError } from "../../errors.ts";
import type { Logger } from "../text/logger.ts";
import type { Operation } from "./operation.ts";

/** Asks without the parts of a document that a server refuses, and remembers which documents those are. */
export interface Fallback {
  /** Whether the server lacks a part of this operation, so that it is asked without. */
  asksProven(operation: Operation): boolean;
  /** Sends the operation's document; where the server does not know all of it, the proven form. */
  send(operation: Operation, send: (document: string) => Promise<unknown>): Promise<unknown>;
}

/** Makes the fallback of one connection. */
export function createFallback(host: string, logger: Logger): Fallback {
  const refused = new Set<string>();
  return {
    asksProven: ({ text }) => refused.has(text()),
    send: async (operation, send) => {
      const { name, text } = operation;
      if (refused.has(text())) {
        return send(text(true));
      }
      try {
        return await send(text());
      } catch (error) {
        if (!isRefused(error) || !lacksPart(error, operation)) {
          throw error;
        }
        logger.info(`${host} does not know all that ${name} asks for. Asking without.`);
        refused.add(text());
        return send(text(true));
      }
    },
  };
}

/** Whether nothing was done: a write that may have been carried out is not sent again. */
function isRefused(error: unknown): boolean {
  return isVecticeError(error) && error.maybeApplied !== true;
}

/** Whether a server says, in GraphQL's own words, that it does not know a part that it may lack. */
function lacksPart(error: unknown, { text }: Operation): boolean {
  const [, part] =
    (isVecticeError(error) &&
      /(?:unknown argument|cannot query field) "(\w+)"/i.exec(error.message)) ||
    [];
  const uses = (document: string): number =>
    document.split(/\W+/).filter((word) => word === part).length;
  return part !== undefined && uses(text()) > uses(text(true));
}
