import { InvalidIdError, InvalidRequestError } from "../errors.ts";
import type { Connection } from "../resources/connection.ts";
import type { KnownById } from "../resources/known/known-things.ts";

/** The kinds of things that have ids. */
export type Kind = keyof KnownById;

/** A thing of a kind, open, known or as plain data; or its id. Undefined as long as it is not known, null where there is none. */
export type Ref<K extends Kind> =
  | string
  | { readonly kind: K; readonly id: string }
  | null
  | undefined;

/** The id that a reference is or has; null for none. */
export function idOf(reference: Ref<Kind>): string | null {
  if (reference === null || reference === undefined) {
    return null;
  }
  return typeof reference === "string" ? reference.trim() : reference.id;
}

/** More than a page shows; the oldest is forgotten then. */
const mostKnown = 1000;

/** Finds things by their ids, and keeps them: what they belong to is then read once. */
export function createFinder(
  connection: Connection,
): <K extends Kind>(reference: Ref<K>, ...kinds: readonly K[]) => KnownById[K] {
  const things = new Map<string, KnownById[Kind]>();
  const thingAt = (id: string): KnownById[Kind] => {
    const thing = things.get(id) ?? connection.at(id);
    things.delete(id);
    things.set(id, thing);
    if (things.size > mostKnown) {
      const [oldest = id] = things.keys();
      things.delete(oldest);
    }
    return thing;
  };
  return (reference, ...kinds) => {
    const id = idOf(reference);
    if (id === null) {
      throw new InvalidRequestError(
        `This query has no ${kinds.join(" or ")} yet. Switch it off until there is one: enabled: id !== undefined.`,
      );
    }
    const thing = thingAt(id);
    if (!isOf(thing, kinds)) {
      throw new InvalidIdError(
        `${thing.id} is the id of a ${thing.kind}, not of a ${kinds.join(" or a ")}.`,
        {
          resource: kinds[0],
          reference: id,
        },
      );
    }
    return thing;
  };
}

function isOf<K extends Kind>(
  thing: KnownById[Kind],
  kinds: readonly K[],
): thing is KnownById[K] & KnownById[Kind] {
  return kinds.some((kind) => kind === thing.kind);
}
