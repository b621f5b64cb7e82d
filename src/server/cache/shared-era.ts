import type { GuardedStore } from "./guarded-store.ts";

/** Milliseconds that the name of an era is kept. When it is lost, a new era begins, and no harm is done. */
const longestEra = 86_400_000;
const eraForm = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

/** The time since the last write of any proxy, by its name in the store. */
interface SharedEra {
  current(): Promise<string | undefined>;
  end(): Promise<void>;
}

/**
 * The name is random, so that none ever comes back: what was kept under an old one stays out of reach, also what was
 * still being read when the era ended.
 */
export function createSharedEra(store: GuardedStore, keyOf: () => Promise<string>): SharedEra {
  let key: Promise<string> | undefined;
  /** Ends that were asked for, and the last of them that the store knows of. */
  let asked = 0;
  let known = 0;
  let telling: Promise<void> | undefined;
  let beginning: Promise<boolean> | undefined;

  /** The name in the store, undefined where there is none; nothing at all where the store failed. */
  async function stored(): Promise<{ readonly name: string | undefined } | undefined> {
    const given = await store.get(await (key ??= keyOf()));
    if (given === undefined) {
      return undefined;
    }
    const { value } = given;
    return { name: typeof value === "string" && eraForm.test(value) ? value : undefined };
  }

  /** Begins a new era, and looks whether the store has it: some give no sign when they keep nothing. */
  async function begin(): Promise<boolean> {
    const before = await stored();
    if (before === undefined) {
      return false;
    }
    const set = await store.set(await (key ??= keyOf()), crypto.randomUUID(), longestEra);
    if (set === undefined) {
      return false;
    }
    const after = await stored();
    if (after !== undefined && (after.name === undefined || after.name === before.name)) {
      store.warn("did not keep what it was given");
      return false;
    }
    // Another proxy may have begun one at the same moment: that one is as new.
    return after !== undefined;
  }

  async function tell(): Promise<void> {
    while (known < asked) {
      const number = asked;
      if (!(await begin())) {
        return;
      }
      known = number;
    }
  }

  /** Tells the store of all ends that were asked for. */
  function tellEnds(): Promise<void> {
    telling ??= tell().finally(() => {
      telling = undefined;
    });
    return telling;
  }

  return {
    current: async () => {
      if (store.rests()) {
        return undefined;
      }
      if (known < asked) {
        await tellEnds();
      }
      let found = await stored();
      if (found !== undefined && found.name === undefined) {
        beginning ??= begin().finally(() => {
          beginning = undefined;
        });
        found = (await beginning) ? await stored() : undefined;
      }
      // A write that the store has not heard of: what is there may be older.
      return known < asked ? undefined : found?.name;
    },
    end: async () => {
      asked += 1;
      await tellEnds();
    },
  };
}
