import type { Logger } from "../../client/text/logger.ts";

/** How far a file is. */
export interface Progress {
  /** A file of a dataset is hashed, others are uploaded. */
  readonly phase: "hashing" | "uploading";
  /** The file's name. */
  readonly file: string;
  /** Bytes of the file; never fewer than told before in the same phase. */
  readonly loaded: number;
  /** How many bytes the file has; absent for a stream. */
  readonly total?: number;
}

/** Tells a caller how far a file is. */
export interface ProgressTeller {
  tell(loaded: number): void;
  /** Tells that all is done; of a stream, how much it was. */
  end(loaded?: number): void;
}

/** Never lets what is told fall, also where a file is sent once more. */
export function createProgress(
  { phase, file, total }: Pick<Progress, "phase" | "file"> & { readonly total: number | undefined },
  onProgress: ((progress: Progress) => void) | undefined,
  logger: Pick<Logger, "warn">,
): ProgressTeller {
  let most = -1;
  const pass = (loaded: number): void => {
    most = loaded;
    try {
      onProgress?.({ phase, file, loaded, ...(total === undefined ? {} : { total }) });
    } catch (error) {
      // What somebody shows must not end what is written.
      logger.warn(`onProgress failed: ${error instanceof Error ? error.message : typeof error}`);
    }
  };
  return {
    tell: (loaded) => {
      if (loaded > most) {
        pass(loaded);
      }
    },
    end: (loaded = 0) => pass(total ?? Math.max(most, loaded)),
  };
}
