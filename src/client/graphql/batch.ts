import {
  ConflictError,
  InvalidRequestError,
  NotFoundError,
  PermissionError,
  ProtocolError,
  SettingsError,
} from "../../errors.ts";
import { onAbort, untilAborted } from "../abort.ts";
import type { AnswerContext, HttpAnswer, Subject } from "../http/answer.ts";
import type { Batch, BatchedRead, SendDocument, StartBatch } from "./batched-read.ts";
import type { CallOptions } from "../client.ts";
import type { Logger } from "../text/logger.ts";
import { type BatchAnswer, outcomeAt, readBatch } from "./batch-answer.ts";
import { composeBatch } from "./batch-document.ts";
import { createBatchGroups } from "./batch-groups.ts";
import { wholeNumber } from "../whole-number.ts";
import { readGraphQL } from "./read-result.ts";

/** Whether reads go together, and how many in one request. */
export type BatchOption = boolean | { readonly max?: number | undefined };

const usualMax = 10;

interface Waiting extends BatchedRead {
  readonly resolve: (data: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Turns of the microtask queue without a new read, after which the waiting ones are sent. Reads of one moment
 * take different numbers of turns until they are here. There is no timer, because hidden pages hold them back.
 */
const quietTurns = 32;

/** Checks the option, and makes of it what collects the reads of one tick and sends them together. */
export function batchOf(option: BatchOption, host: string, logger: Logger): StartBatch {
  if (typeof option === "string" || typeof option === "number") {
    throw new SettingsError("The option batch must be true, false or { max }.");
  }
  const given = typeof option === "object" ? option.max : undefined;
  const max = wholeNumber(SettingsError, "The option batch.max", given ?? usualMax, 1, 100);
  return Object.assign((send: SendDocument) => createBatch(max, host, logger, send), { max });
}

function createBatch(max: number, host: string, logger: Logger, send: SendDocument): Batch {
  let waiting: Waiting[] = [];
  let isOff = false;
  let quiet = 0;
  const groups = createBatchGroups(max);

  const post = <T>(
    operation: string,
    json: { readonly query: string; readonly variables: unknown },
    options: CallOptions,
    read: (answer: HttpAnswer, context: AnswerContext) => T,
    about?: () => Subject | undefined,
  ): Promise<T> =>
    send(
      { method: "POST", path: "graphql", operation, json, maybeApplied: undefined },
      options,
      read,
      about,
    );

  const single = ({
    name,
    document,
    variables,
    about,
    ...options
  }: BatchedRead): Promise<unknown> =>
    post(name, { query: document, variables }, options, readGraphQL, about);

  function switchOff(): void {
    if (!isOff) {
      isOff = true;
      logger.warn(`${host} takes no documents of several reads. Each is asked for by itself now.`);
    }
  }

  async function sendWhenQuiet(): Promise<void> {
    for (quiet = 0; quiet < quietTurns; quiet += 1) {
      await Promise.resolve();
    }
    const reads = waiting.filter(({ signal }) => signal?.aborted !== true);
    waiting = [];
    for (const timeout of new Set(reads.map((read) => read.timeout))) {
      for (const group of groups.of(reads.filter((read) => read.timeout === timeout))) {
        void sendTogether(group);
      }
    }
  }

  async function sendTogether(reads: readonly Waiting[]): Promise<void> {
    const [only] = reads;
    if (only === undefined || reads.length === 1) {
      only?.resolve(single(only));
      return;
    }
    const controller = new AbortController();
    let interested = reads.length;
    const leave = (reason: unknown): void => {
      interested -= 1;
      if (interested === 0) {
        controller.abort(reason);
      }
    };
    const stops = reads.map(({ signal }) => onAbort(signal, leave));
    try {
      const options = { signal: controller.signal, timeout: only.timeout };
      settle(reads, await post("batch", composeBatch(reads), options, readBatch));
    } catch (error) {
      failAll(reads, error);
    } finally {
      for (const stop of stops) {
        stop();
      }
    }
  }

  function settle(reads: readonly Waiting[], answer: BatchAnswer): void {
    if (answer.isRefused) {
      switchOff();
    }
    if (answer.isTooMuch) {
      for (const group of groups.split(reads)) {
        void sendTogether(group);
      }
      return;
    }
    groups.isolate(reads.map(({ name }) => name).filter((name) => answer.alone.includes(name)));
    for (const [index, read] of reads.entries()) {
      const outcome = outcomeAt(answer, index, read, reads.length);
      if (outcome === undefined) {
        read.resolve(single(read));
      } else if ("error" in outcome) {
        read.reject(outcome.error);
      } else {
        read.resolve(outcome.data);
      }
    }
  }

  /** A server that cannot be reached, or has no time, is not asked again for each read by itself. */
  function failAll(reads: readonly Waiting[], error: unknown): void {
    if (error instanceof InvalidRequestError) {
      switchOff();
    }
    const isAboutOne = [
      InvalidRequestError,
      PermissionError,
      NotFoundError,
      ConflictError,
      ProtocolError,
    ].some((kind) => error instanceof kind);
    for (const read of reads) {
      if (isAboutOne) {
        read.resolve(single(read));
      } else {
        read.reject(error);
      }
    }
  }

  return (read) => {
    if (isOff) {
      return single(read);
    }
    const answered = new Promise<unknown>((resolve, reject) => {
      waiting.push({ ...read, resolve, reject });
    });
    quiet = 0;
    if (waiting.length === 1) {
      void sendWhenQuiet();
    }
    return untilAborted(answered, read.signal);
  };
}
