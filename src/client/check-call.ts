import { InvalidRequestError, type VecticeError } from "../errors.ts";
import { quoted } from "./text/excerpt.ts";
import { wholeNumber } from "./whole-number.ts";

/** The longest time (ms) that timers can be set to. */
const longestTimeout = 2_147_483_647;

/** Refuses what is no signal, so that nothing of it is called or converted. */
export function checkSignal(Refusal: new (message: string) => VecticeError, signal: unknown): void {
  const given = signal ?? undefined;
  const isSignal =
    typeof given === "object" &&
    given !== null &&
    typeof Reflect.get(given, "addEventListener") === "function";
  if (given !== undefined && !isSignal) {
    throw new Refusal("The option signal must be an AbortSignal.");
  }
}

interface CallFacts {
  readonly signal?: unknown;
  readonly timeout?: number | null | undefined;
  readonly onProgress?: unknown;
}

/**
 * Gives the options of a call when they can be right, before anything is done: an object that lets itself be
 * read. Getters that throw and revoked proxies would otherwise end in whatever error they have, anywhere.
 */
export function checkCall<Options>(options: Options): Options {
  checkReadable(options, "The last argument, options,");
  const { signal, timeout, onProgress }: CallFacts = options;
  checkSignal(InvalidRequestError, signal);
  if (timeout !== undefined && timeout !== null) {
    wholeNumber(InvalidRequestError, "timeout", timeout, 1, longestTimeout);
  }
  if ((onProgress ?? undefined) !== undefined && typeof onProgress !== "function") {
    throw new InvalidRequestError("The option onProgress must be a function.");
  }
  return options;
}

/** Refuses what is no object, or an object that does not let itself be read. */
export function checkReadable(given: unknown, what: string): asserts given is object {
  let key: string | undefined;
  try {
    if (typeof given === "object" && given !== null && !Array.isArray(given)) {
      for (key of Object.keys(given)) {
        Reflect.get(given, key);
      }
      return;
    }
  } catch {
    const part = key === undefined ? "it may be a revoked proxy" : `its ${quoted(key)} throws`;
    throw new InvalidRequestError(`${what} cannot be read: ${part}. Give a plain object.`);
  }
  const kind =
    given === null || given === undefined
      ? String(given)
      : Array.isArray(given)
        ? "a list"
        : `a ${typeof given}`;
  throw new InvalidRequestError(`${what} must be an object, but is ${kind}.`);
}
