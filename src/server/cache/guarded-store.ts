import { codeOf } from "../../client/text/redactor.ts";
import type { Logger } from "../../client/text/logger.ts";
import { isError } from "../../client/is-error.ts";
import { isRecent } from "../is-recent.ts";
import type { AnswerStore } from "./cache-options.ts";

/** Milliseconds that a store has for one thing. */
const longestWait = 500;
/** Milliseconds for which a store that failed is not asked. */
const rest = 1_000;
/** Milliseconds between two lines in the log. */
const silence = 60_000;

/** What a store gave; undefined where it failed. */
export type Given = { readonly value: unknown } | undefined;

/** A store that never throws and never takes long. */
export interface GuardedStore {
  get(key: string): Promise<Given>;
  set(key: string, value: string, ttl: number): Promise<Given>;
  delete(key: string): Promise<Given>;
  /** Whether it failed a moment ago: every wait for it would be in vain. */
  rests(): boolean;
  /** Says what is wrong with it, once in a while. */
  warn(what: string): void;
}

export function guardStore(store: AnswerStore, logger: Logger): GuardedStore {
  let failed = Number.NEGATIVE_INFINITY;
  let warned = Number.NEGATIVE_INFINITY;

  function warn(what: string): void {
    if (!isRecent(warned, silence)) {
      warned = Date.now();
      logger.warn(
        `The store of the option cache ${what}. Without it, answers are asked of Vectice; this is said once a minute.`,
      );
    }
  }

  async function attempt(method: keyof AnswerStore, act: () => unknown): Promise<Given> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    try {
      const late = new Promise<undefined>((resolve) => {
        timer = setTimeout(() => resolve(undefined), longestWait);
      });
      const given = await Promise.race([settled(act), late]);
      if (given === undefined) {
        failed = Date.now();
        warn(`took longer than ${longestWait} ms for ${method}`);
      }
      return given;
    } catch (error) {
      failed = Date.now();
      // Its message may hold the password of an address.
      warn(`failed at ${method}${nameOf(error)}`);
      return undefined;
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    get: (key) => attempt("get", () => store.get(key)),
    set: (key, value, ttl) => attempt("set", () => store.set(key, value, ttl)),
    delete: (key) => attempt("delete", () => store.delete(key)),
    rests: () => isRecent(failed, rest),
    warn,
  };
}

/** Waits for what a store does, in an object: it may give a promise, or throw at once. */
async function settled(act: () => unknown): Promise<{ readonly value: unknown }> {
  return { value: await act() };
}

function nameOf(error: unknown): string {
  try {
    const code = codeOf(error);
    return isError(error) && /^\w{1,60}$/.test(error.name)
      ? ` with ${error.name}${code === undefined ? "" : ` ${code}`}`
      : "";
  } catch {
    return "";
  }
}
