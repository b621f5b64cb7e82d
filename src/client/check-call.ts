import { InvalidRequestError, type VecticeError } from "../errors.ts";
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

/** Refuses options of a call that cannot be right, before anything is done. */
export function checkCall(options: {
  readonly signal?: unknown;
  readonly timeout?: number | undefined;
}): void {
  checkSignal(InvalidRequestError, options.signal);
  const timeout = options.timeout ?? undefined;
  if (timeout !== undefined) {
    wholeNumber(InvalidRequestError, "timeout", timeout, 1, longestTimeout);
  }
}
