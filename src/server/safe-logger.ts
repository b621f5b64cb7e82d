import { clean } from "../client/text/excerpt.ts";
import { ignoreResult, type Logger } from "../client/text/logger.ts";
import type { Redactor } from "../client/text/redactor.ts";

/** A logger that shows no secret and never throws: what becomes of a request does not hang on it. */
export function safeLogger(target: Logger | undefined, redactor: Redactor): Logger {
  const line =
    (method: keyof Logger) =>
    (message: string): void => {
      try {
        ignoreResult(target?.[method](clean(message, redactor)));
      } catch {
        // There is nobody left to tell.
      }
    };
  return { debug: line("debug"), info: line("info"), warn: line("warn"), error: line("error") };
}
