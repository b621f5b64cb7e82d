import { createHash, randomBytes } from "node:crypto";

/** Options of `createSessions`. */
export interface SessionsOptions {
  /** Milliseconds that a session lasts, whatever happens in it; default 8 hours. */
  readonly lifetime?: number | undefined;
  /** How many sessions are kept; the oldest make room. Default 1,000. */
  readonly capacity?: number | undefined;
  /** The clock, in milliseconds; default `Date.now`. */
  readonly now?: (() => number) | undefined;
}

/** Who is signed in, in the memory of this process. */
export interface Sessions {
  /** Milliseconds that a session lasts. */
  readonly lifetime: number;
  /** Begins a session and gives its id, which nobody can guess. */
  begin(): string;
  has(id: string | undefined): boolean;
  end(id: string | undefined): void;
}

/** Keeps digests of ids: what leaks from here signs nobody in, and comparing tells no timing. */
export function createSessions(options: SessionsOptions = {}): Sessions {
  const { lifetime = 8 * 60 * 60 * 1000, capacity = 1000, now = Date.now } = options;
  const ends = new Map<string, number>();

  return {
    lifetime,
    begin: () => {
      const [oldest] = ends.keys();
      if (oldest !== undefined && ends.size >= capacity) {
        ends.delete(oldest);
      }
      const id = randomBytes(32).toString("base64url");
      ends.set(digest(id), now() + lifetime);
      return id;
    },
    has: (id) => {
      const key = digest(id ?? "");
      const end = ends.get(key) ?? 0;
      if (end <= now()) {
        ends.delete(key);
        return false;
      }
      return true;
    },
    end: (id) => void ends.delete(digest(id ?? "")),
  };
}

function digest(id: string): string {
  return createHash("sha256").update(id).digest("base64");
}
