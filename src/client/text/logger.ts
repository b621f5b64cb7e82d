import { clean } from "./excerpt.ts";

/** Where the library's log lines go; the console fits. */
export interface Logger {
  debug(message: string): void;
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

/** The least serious lines that are let through. */
export type LogLevel = "debug" | "info" | "warn" | "error" | "silent";

/** The log levels, least serious first. */
export const logLevels: readonly LogLevel[] = ["debug", "info", "warn", "error", "silent"];

/** A logger that drops what is below `level`, and shows no secret and nothing that a terminal obeys. */
export function createLogger(
  target: Logger,
  level: LogLevel,
  redact: (text: string) => string,
): Logger {
  const line = (method: Exclude<LogLevel, "silent">): ((message: string) => void) =>
    logLevels.indexOf(method) < logLevels.indexOf(level)
      ? () => undefined
      : // Called as a method: loggers of applications rely on `this`.
        (message) => ignoreResult(target[method](clean(`[vectice] ${message}`, { redact })));
  return { debug: line("debug"), info: line("info"), warn: line("warn"), error: line("error") };
}

/** What somebody's function gives although nobody asked: were it a promise that fails, it would end the process. */
export function ignoreResult(result: unknown): void {
  if (typeof result === "object" && result !== null) {
    Promise.resolve(result).catch(() => undefined);
  }
}
