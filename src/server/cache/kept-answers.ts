/** The key of an answer, made of everything that decides it. */
export interface AnswerKey {
  readonly name: string;
  /** Makes the signature of a text, for this key alone. */
  sign(text: string): Promise<string>;
  /** Whether a signature is that of this text, made for this key. */
  verify(text: string, signature: string): Promise<boolean>;
}

/** Where answers are kept: in memory, or in a store that several proxies share. */
export interface KeptAnswers {
  /**
   * The name of the time since the last write. What was kept in another one is never found again. Undefined where
   * nobody can tell: then nothing is kept, and nothing is given.
   */
  era(): Promise<string | undefined>;
  /** Begins a new era. */
  end(): Promise<void>;
  /** The text of an answer. */
  get(key: AnswerKey): Promise<string | undefined>;
  /** Keeps the text of an answer until then, in milliseconds since the epoch. */
  set(key: AnswerKey, text: string, until: number): Promise<void>;
}
