import { SettingsError } from "../../errors.ts";
import { ownProperties } from "../../client/field.ts";

/** Where several proxies share answers, as [Keyv](https://keyv.org) has it; a `Map` fits too. */
export interface AnswerStore {
  /** Gives what was set under this key, or undefined. */
  get(key: string): unknown;
  /** Keeps text for so many milliseconds. */
  set(key: string, value: string, ttl: number): unknown;
  /** Forgets a key. */
  delete(key: string): unknown;
}

/** How a proxy shares answers. */
export interface AnswerCacheOptions {
  /** Seconds for which an answer is given again, counted from its question to Vectice; fractions are allowed. */
  readonly seconds: number;
  /** Bytes of answers that are kept in memory; of a `store`, which has bounds of its own, the most that one answer may have. */
  readonly maximumBytes: number;
  /**
   * Where the answers are kept, so that several proxies share them; default: the memory of this one. It never gets a
   * token. One that fails, or takes longer than half a second, is done without.
   */
  readonly store?: AnswerStore | undefined;
}

const form = "The option cache must be { seconds, maximumBytes } and perhaps { store }";
const names: ReadonlySet<PropertyKey> = new Set(["seconds", "maximumBytes", "store"]);
const methods = ["get", "set", "delete"] as const;

/** Checks the option; it may come from callers without types. */
export function cacheOptionsOf(given: AnswerCacheOptions): AnswerCacheOptions {
  if (typeof given !== "object" || given === null || Array.isArray(given)) {
    throw new SettingsError(
      `${form}, but is ${given === null ? "null" : Array.isArray(given) ? "a list" : `a ${typeof given}`}.`,
    );
  }
  const options = ownProperties(given);
  const other = Reflect.ownKeys(options).find((name) => !names.has(name));
  if (other !== undefined) {
    throw new SettingsError(`${form}, but has ${JSON.stringify(String(other).slice(0, 100))}.`);
  }
  const { seconds, maximumBytes, store } = options;
  if (typeof seconds !== "number" || !Number.isFinite(seconds) || seconds <= 0) {
    throw new SettingsError(
      `The option cache.seconds must be a number above 0, but is ${shown(seconds)}.`,
    );
  }
  if (!Number.isSafeInteger(maximumBytes) || maximumBytes <= 0) {
    throw new SettingsError(
      `The option cache.maximumBytes must be a whole number above 0, but is ${shown(maximumBytes)}.`,
    );
  }
  if (store !== undefined && !isStore(store)) {
    throw new SettingsError(
      "The option cache.store must have the methods get, set and delete, as Keyv has them.",
    );
  }
  return options;
}

function isStore(store: unknown): boolean {
  return (
    typeof store === "object" &&
    store !== null &&
    methods.every((name) => typeof Reflect.get(store, name) === "function")
  );
}

function shown(value: unknown): string {
  return typeof value === "number" ? String(value) : `a ${typeof value}`;
}
