import { type Backend, type BackendOptions, createBackend } from "../../testing/index.ts";
import type { Terminal } from "../terminal.ts";
import { UsageError } from "../usage-error.ts";
import { beginJournal, findJournal, type Journal, type JournalFound } from "./journal.ts";
import { lock } from "./lock.ts";

type State = NonNullable<BackendOptions["data"]>;
type Changes = NonNullable<BackendOptions["changes"]>;

/** A backend whose writes last. */
export interface Kept {
  readonly backend: Backend;
  /** Rejects when a write can no longer be kept: nothing may be answered from then on. */
  readonly failed: Promise<never>;
  close(): Promise<void>;
}

/** How to keep a backend. */
export interface KeepOptions {
  readonly path: string;
  /** What it holds where the file is new. */
  readonly seed: () => Promise<NonNullable<BackendOptions["seed"]>>;
  readonly processes: Terminal["processes"];
  readonly say: (text: string) => Promise<void>;
  readonly backend: BackendOptions;
}

/** Opens the file, or begins it, and makes a backend that writes to it before it answers. */
export async function keep(options: KeepOptions): Promise<Kept> {
  const { path, processes, say } = options;
  const release = await lock(path, processes.own, processes.isAlive);
  try {
    const found = await findJournal(path);
    if (found !== undefined && found.torn > 0) {
      await say(
        `The last write to ${path} was cut short. It was never answered; its ${found.torn} bytes are taken away.`,
      );
    }
    const kept = await begin(options, found);
    return {
      ...kept,
      close: async () => {
        await kept.close();
        await release();
      },
    };
  } catch (error) {
    await release();
    throw error;
  }
}

async function begin(options: KeepOptions, found: JournalFound | undefined): Promise<Kept> {
  const { path, seed } = options;
  // Begun last, because it begins with all that the backend holds.
  const begun: { journal?: Journal } = {};
  const failed = Promise.withResolvers<never>();
  // Whoever serves awaits it; before that, starting fails by itself.
  failed.promise.catch(() => undefined);
  const onChange = async (changes: Changes): Promise<void> => {
    try {
      await begun.journal?.append(changes);
    } catch (error) {
      failed.reject(new Error(`${path} cannot be written: ${String(error)}`));
      throw error;
    }
  };
  const backend = createBackend({
    ...options.backend,
    ...(found === undefined ? { seed: await seed() } : stateOf(found, path)),
    onChange,
  });
  const journal = await beginJournal(path, { exportAll: () => backend.export() });
  begun.journal = journal;
  return { backend, failed: failed.promise, close: () => journal.close() };
}

/** Its outside alone: the backend itself refuses what it does not know. */
function stateOf(
  { data, changes }: JournalFound,
  path: string,
): { readonly data: State; readonly changes: Changes } {
  if (!isState(data) || !areChanges(changes)) {
    throw new UsageError(`${JSON.stringify(path)} holds no state of vectice dev.`);
  }
  return { data, changes };
}

function isState(value: unknown): value is State {
  return typeof value === "object" && value !== null && "version" in value && "data" in value;
}

function areChanges(values: readonly unknown[]): values is Changes {
  return values.every((value) => typeof value === "object" && value !== null && "kind" in value);
}
