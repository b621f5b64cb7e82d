import type { Logger } from "../../client/text/logger.ts";
import { hashOf } from "./answer-key.ts";
import type { AnswerStore } from "./cache-options.ts";
import { guardStore } from "./guarded-store.ts";
import type { KeptAnswers } from "./kept-answers.ts";
import { createSharedEra } from "./shared-era.ts";

export interface StoreAnswersOptions {
  readonly store: AnswerStore;
  /** The base URL of Vectice: proxies of one host share an era. */
  readonly host: string;
  /** Milliseconds for which an answer is good. */
  readonly lifetime: number;
  /** The longest answer that is kept, in bytes. */
  readonly maximumBytes: number;
  readonly logger: Logger;
}

/** An answer as it is kept: its signature, when it ends, and its text. */
const entryForm = /^1 ([\da-f]{64}) (\d{1,16}) /;
/** No text of so many bytes has more characters; around it stands up to this. */
const longestHead = 100;

/** Keeps answers in a store that several proxies share. Whatever is wrong with it, or in it, is as if there were nothing. */
export function storeAnswers(options: StoreAnswersOptions): KeptAnswers {
  const { host, lifetime, maximumBytes, logger } = options;
  const store = guardStore(options.store, logger);
  const era = createSharedEra(store, async () => `vectice-proxy:era:${await hashOf(host)}`);
  const encoder = new TextEncoder();

  return {
    era: era.current,
    end: era.end,
    get: async (key) => {
      const given = store.rests() ? undefined : await store.get(key.name);
      if (given === undefined || given.value === undefined || given.value === null) {
        return undefined;
      }
      const { value } = given;
      const form =
        typeof value === "string" && value.length <= maximumBytes + longestHead
          ? entryForm.exec(value)
          : null;
      if (typeof value === "string" && form !== null) {
        const [head, signature = "", until = ""] = form;
        const text = value.slice(head.length);
        if (await key.verify(`${until} ${text}`, signature)) {
          const left = Number(until) - Date.now();
          // Clocks of proxies differ: what seems to be good for too long was kept by another clock.
          return left > 0 && left <= lifetime ? text : undefined;
        }
      }
      store.warn("gave what this proxy, or another with its API token, never kept there");
      await store.delete(key.name);
      return undefined;
    },
    set: async (key, text, until) => {
      const left = until - Date.now();
      const isShort = text.length <= maximumBytes && encoder.encode(text).length <= maximumBytes;
      if (left > 0 && isShort && !store.rests()) {
        const signature = await key.sign(`${until} ${text}`);
        await store.set(key.name, `1 ${signature} ${until} ${text}`, left);
      }
    },
  };
}
