import type { Logger } from "../text/logger.ts";

/** How far a download has come. */
export interface DownloadProgress {
  /** Bytes that came; of `save`, bytes that are written. Never fewer than told before. */
  readonly done: number;
  /** How many bytes the file has; absent where the server does not say. `done` reaches it with the last call alone. */
  readonly total?: number;
}

/** Options of reading a download. */
export interface ReadOptions {
  /** Is told how far the file has come, the last time after all of it came. What it throws is logged, and ends nothing. */
  readonly onProgress?: ((progress: DownloadProgress) => void) | undefined;
}

/** Counts the bytes of a download, and tells a caller. */
export interface DownloadCounter {
  /** Counts bytes that came. */
  add(bytes: number): void;
  /** Tells that all is done. */
  end(): void;
}

/** Tells of a whole file only at its end, because a caller takes that for done. */
export function countDownload(
  total: number | undefined,
  { onProgress }: ReadOptions,
  logger: Pick<Logger, "warn">,
): DownloadCounter {
  let done = 0;
  const tell = (): void => {
    try {
      onProgress?.({ done, ...(total === undefined ? {} : { total }) });
    } catch (error) {
      // What a page shows must not spoil the file.
      logger.warn(`onProgress failed: ${error instanceof Error ? error.message : typeof error}`);
    }
  };
  return {
    add: (bytes) => {
      done += bytes;
      if (done !== total) {
        tell();
      }
    },
    end: tell,
  };
}
