import type { Logger } from "../client/logger.ts";

/** The console, looked up at each line: test tools and pages replace its methods. */
export const webConsole: Logger = {
  debug: (message) => console.debug(message),
  info: (message) => console.info(message),
  warn: (message) => console.warn(message),
  error: (message) => console.error(message),
};
