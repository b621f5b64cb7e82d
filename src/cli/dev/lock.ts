import { link, readFile, stat, unlink, writeFile } from "node:fs/promises";
import { setTimeout } from "node:timers/promises";
import { UsageError } from "../usage-error.ts";

/** Others may be taking over as well; each of them takes a few milliseconds. */
const mostAttempts = 100;
/** Milliseconds after which a takeover counts as given up. */
const longestTakeover = 10_000;

/** Whether a process is there. */
export type IsAlive = (pid: number) => boolean;

/**
 * Takes a file for this process alone, by a file beside it that holds the process's id; resolves to the
 * function that gives it free. What a process left behind that is no more is taken over.
 */
export async function lock(
  path: string,
  pid: number,
  isAlive: IsAlive,
): Promise<() => Promise<void>> {
  const place = `${path}.lock`;
  const own = `${place}.${pid}`;
  await writeFile(own, String(pid), { mode: 0o600 }).catch((error: unknown) => {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
    throw new UsageError(
      `${JSON.stringify(path)} cannot be kept (${code}). Is its folder there, and may it be written to?`,
    );
  });
  try {
    for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
      if (await linked(own, place)) {
        return () => release(place, pid);
      }
      const holder = await holderOf(place);
      // A process of this very id is this one: what is left is of another life of the machine.
      if (holder !== undefined && holder !== pid && isAlive(holder)) {
        throw new UsageError(
          `${JSON.stringify(path)} is in use by another vectice dev (process ${holder}). End that one, or name another file.`,
        );
      }
      await takeAway(place, own, holder);
      await setTimeout(5);
    }
  } finally {
    await unlink(own).catch(() => undefined);
  }
  throw new UsageError(
    `${JSON.stringify(path)} cannot be locked. Is another vectice dev starting? If not, remove ${JSON.stringify(place)}.`,
  );
}

/** A link is made only where nothing is: of two processes, one makes it. */
async function linked(own: string, place: string): Promise<boolean> {
  try {
    await link(own, place);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") {
      return false;
    }
    throw error;
  }
}

async function holderOf(place: string): Promise<number | undefined> {
  const text = await readFile(place, "utf8").catch(() => "");
  return /^\d+$/.test(text) ? Number(text) : undefined;
}

/**
 * Takes an old lock away. One process at a time does that, by a second lock: else one could take away
 * what another has just put in its place.
 */
async function takeAway(place: string, own: string, holder: number | undefined): Promise<void> {
  const gate = `${place}.takeover`;
  if (!(await linked(own, gate))) {
    // Whoever ended while it held the gate does not keep it.
    const made = await stat(gate).catch(() => undefined);
    if (made !== undefined && Date.now() - made.mtimeMs > longestTakeover) {
      await unlink(gate).catch(() => undefined);
    }
    return;
  }
  try {
    if ((await holderOf(place)) === holder) {
      await unlink(place).catch(() => undefined);
    }
  } finally {
    await unlink(gate).catch(() => undefined);
  }
}

async function release(place: string, pid: number): Promise<void> {
  if ((await holderOf(place)) === pid) {
    await unlink(place).catch(() => undefined);
  }
}
