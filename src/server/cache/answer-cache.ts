import * as v from "valibot";
import { AnyRecordSchema } from "../../client/any-record.ts";
import type { Logger } from "../../client/text/logger.ts";
import { deadline } from "../http/deadline.ts";
import { meaningOf } from "../../client/http/retry.ts";
import { isRecent } from "../is-recent.ts";
import { Refusal } from "../refusal.ts";
import type { Forwarded, Forwarding } from "../upstream/forward-query.ts";
import { createAnswerKeys } from "./answer-key.ts";
import type { AnswerCacheOptions } from "./cache-options.ts";
import type { AnswerKey } from "./kept-answers.ts";
import { memoryAnswers } from "./memory-answers.ts";
import { shareByKey } from "./share-by-key.ts";
import { storeAnswers } from "./store-answers.ts";

/** Shares the answers of equal reads of callers with equal rights. */
export interface AnswerCache {
  /**
   * Gives an answer that is kept, or that is on its way; else what `ask` resolves to. `deciding` is everything that
   * decides the answer, besides the host and the API token.
   */
  read(
    deciding: readonly unknown[],
    ask: (signal: AbortSignal) => Promise<Forwarded>,
    signal: AbortSignal,
  ): Promise<Forwarded>;
  /** Does what may change something: whatever became of it, no answer from before is given afterwards. */
  write<T>(work: () => Promise<T>): Promise<T>;
}

/** What one question needs to know of the moment in which it was asked. */
interface Question {
  readonly key: AnswerKey;
  readonly token: string;
  /** How many writes were over. */
  readonly writes: number;
}

/** The longest time (ms) that stores are known to take. */
const longestTime = 2_147_483_647;

export function createAnswerCache(
  { seconds, maximumBytes, store }: AnswerCacheOptions,
  forwarding: Forwarding,
  logger: Logger,
): AnswerCache {
  const { upstream, redactor, web: host, time } = forwarding;
  // Whole milliseconds, because stores know no others.
  const lifetime = Math.min(Math.max(1, Math.round(seconds * 1_000)), longestTime);
  const answers =
    store === undefined
      ? memoryAnswers(maximumBytes)
      : storeAnswers({ store, host, lifetime, maximumBytes, logger });
  const keyOf = createAnswerKeys();
  const share = shareByKey<Forwarded>();
  let writes = 0;
  /** When a write last ended without an answer. */
  let lost = Number.NEGATIVE_INFINITY;

  async function keep(
    { key, token, writes: before }: Question,
    { data, isClean }: Forwarded,
    since: number,
    signal: AbortSignal,
  ): Promise<void> {
    // The store may not have heard of a write.
    const isCurrent =
      before === writes && !isRecent(lost, time) && (await upstream.apiToken(signal)) === token;
    const text = JSON.stringify(data);
    // An answer that holds a secret is not kept.
    if (isClean && isCurrent && redactor.redact(text) === text) {
      await answers.set(key, text, since + lifetime);
    }
  }

  async function answerTo(
    question: Question,
    ask: (signal: AbortSignal) => Promise<Forwarded>,
    signal: AbortSignal,
  ): Promise<Forwarded> {
    const data = dataOf(await answers.get(question.key));
    if (data !== undefined) {
      return { data, errors: [], headers: {}, isOpen: false, isClean: true };
    }
    // Of its own, because each caller's clock ends that caller's waiting alone.
    const clock = deadline(signal, time);
    clock.waitFor("Vectice");
    try {
      const since = Date.now();
      const answer = await ask(clock.controller.signal);
      await keep(question, answer, since, clock.controller.signal);
      return answer;
    } catch (error) {
      throw clock.reason() ?? error;
    } finally {
      clock.stop();
    }
  }

  return {
    read: async (deciding, ask, signal) => {
      const token = await upstream.apiToken(signal);
      const era = await answers.era();
      if (era === undefined) {
        // Nobody can tell what other proxies wrote since an equal read began.
        return ask(signal);
      }
      const key = await keyOf(token, [1, host, era, ...deciding]);
      const question = { key, token, writes };
      return share(key.name, (own) => answerTo(question, ask, own), signal);
    },
    write: async (work) => {
      const begun = answers.end();
      try {
        return await work();
      } catch (error) {
        if (!(error instanceof Refusal) || meaningOf(error.status).leavesOpen) {
          // Vectice may still carry it out: what is read until then is old a moment later.
          lost = Date.now();
        }
        throw error;
      } finally {
        writes += 1;
        await begun;
        await answers.end();
      }
    },
  };
}

/** The data of an answer that was kept. */
function dataOf(text: string | undefined): unknown {
  try {
    const result = v.safeParse(AnyRecordSchema, JSON.parse(text ?? ""));
    return result.success ? result.output : undefined;
  } catch {
    return undefined;
  }
}
