import type { CallOptions } from "../client.ts";
import type { AnswerContext, HttpAnswer, Subject } from "../http/answer.ts";

/** A read that may go with others: it is safe to repeat. */
export interface BatchedRead {
  /** The root field. */
  readonly name: string;
  readonly document: string;
  readonly variables: unknown;
  readonly signal: AbortSignal | undefined;
  readonly timeout: number | undefined;
  /** What is asked for, so that an error can name it. */
  readonly about: () => Subject | undefined;
}

/** Asks several reads in one request. */
export type Batch = (read: BatchedRead) => Promise<unknown>;

/** Sends a document through the connection's session, limits and retries. */
export type SendDocument = <T>(
  request: {
    readonly method: "POST";
    readonly path: string;
    readonly operation: string;
    readonly json: unknown;
    readonly maybeApplied: undefined;
  },
  options: CallOptions,
  read: (answer: HttpAnswer, context: AnswerContext) => T,
  about?: () => Subject | undefined,
) => Promise<T>;

/** Begins to collect reads for a connection. */
export interface StartBatch {
  (send: SendDocument): Batch;
  /** Reads in one document, at most. */
  readonly max: number;
}
