import { InvalidRequestError } from "../errors.ts";

/** Checks how deep to read; gives it, or what it is by default. */
export function checkDepth(depth: number | undefined, otherwise: number): number {
  if (depth !== undefined && !(depth >= 0)) {
    throw new InvalidRequestError(`depth must be a number of steps from 0 up, but is ${depth}.`);
  }
  return depth ?? otherwise;
}

/** Refuses what is no list of metrics' names, before anything is read. What cannot be read is refused by `checkReading`. */
export function checkMetrics(options: unknown): void {
  let metrics: unknown;
  try {
    metrics =
      typeof options === "object" && options !== null ? Reflect.get(options, "metrics") : [];
  } catch {
    return;
  }
  if (metrics !== undefined && !isList(metrics)) {
    throw new InvalidRequestError('metrics must be a list of names, such as ["auc"].');
  }
}

/** What no property holds: looking for it reads them all. */
const none = Symbol("none");

/** Refuses what is no thing with these methods, before anything of it is called. */
export function checkThing(thing: unknown, what: string, ...methods: readonly string[]): void {
  try {
    if (
      typeof thing === "object" &&
      thing !== null &&
      Object.keys(thing).every((key) => Reflect.get(thing, key) !== none) &&
      methods.every((method) => typeof Reflect.get(thing, method) === "function")
    ) {
      return;
    }
  } catch {
    // What cannot be read is none either.
  }
  throw new InvalidRequestError(
    `${what} is needed, but ${kindOf(thing)} was given. Open one first.`,
  );
}

/** Refuses what is no list. */
export function checkList(list: unknown, what: string): void {
  if (!isList(list)) {
    throw new InvalidRequestError(`A list of ${what} is needed, but ${kindOf(list)} was given.`);
  }
}

/** Refuses options that cannot be read, a signal that is none, and what cannot be told of progress. */
export function checkReading(options: unknown): void {
  let signal: unknown;
  let onProgress: unknown;
  try {
    if (typeof options !== "object" || options === null) {
      throw new TypeError();
    }
    signal = Reflect.get(options, "signal") ?? undefined;
    onProgress = Reflect.get(options, "onProgress") ?? undefined;
  } catch {
    throw new InvalidRequestError(
      `The last argument, options, must be an object that can be read, but is ${kindOf(options)}.`,
    );
  }
  if (
    signal !== undefined &&
    typeof Reflect.get(Object(signal), "addEventListener") !== "function"
  ) {
    throw new InvalidRequestError("The option signal must be an AbortSignal.");
  }
  if (onProgress !== undefined && typeof onProgress !== "function") {
    throw new InvalidRequestError("The option onProgress must be a function.");
  }
}

function kindOf(value: unknown): string {
  return value === null
    ? "null"
    : typeof value === "object"
      ? "something else"
      : `a ${typeof value}`;
}

/** A revoked proxy does not even tell whether it is one. */
function isList(value: unknown): boolean {
  try {
    return Array.isArray(value);
  } catch {
    return false;
  }
}
