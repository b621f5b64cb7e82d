import type { BackendData } from "../store/data.ts";
import type { Entry } from "../store/version.ts";

/** Texts or numbers by key; as a list, also with a key that stands there twice. */
export type EntriesSeed<T> = Readonly<Record<string, T>> | readonly Readonly<Entry<T>>[];

/** What the records of one project's seed are made in. */
export interface SeedContext {
  readonly data: BackendData;
  /** The project's id. */
  readonly project: string;
  /** Whose things are, unless the seed says so: the workspace's first member. */
  readonly owner: string | null;
}

const day = 86_400_000;

/** A date for what has none of its own: one a day, so that what comes later is younger. */
export function dateAt(serial: number): string {
  return new Date(Date.UTC(2026, 0, 5, 9, 30) + serial * day).toISOString();
}

export function entriesOf<T>(given: EntriesSeed<T> = {}): Entry<T>[] {
  return isList(given)
    ? given.map(({ key, value }) => ({ key, value }))
    : Object.entries(given).map(([key, value]) => ({ key, value }));
}

function isList<T>(given: EntriesSeed<T>): given is readonly Readonly<Entry<T>>[] {
  return Array.isArray(given);
}

/** The e-mail address of a user, who may be called by name. */
export function personOf(
  person: string | null | undefined,
  { data, owner }: SeedContext,
): string | null {
  if (person === undefined) {
    return owner;
  }
  return data.users.find(({ name }) => name === person)?.email ?? person;
}
