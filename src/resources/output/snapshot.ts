/** A thing as plain data: what it holds, and of its parent the id and the name. */
export type Snapshot<Thing> = {
  readonly [
    Key in keyof Thing as Key extends "connection" | "newestVersion"
      ? never
      : Thing[Key] extends (...parameters: never[]) => unknown
        ? never
        : Key
  ]: Thing[Key] extends infer Value
    ? Value extends { readonly kind: string; readonly id: infer Id; toJSON(): unknown }
      ? {
          readonly id: Id;
          readonly name: Value extends { readonly name: infer Name } ? Name : never;
        }
      : Value
    : never;
};

/** Takes the snapshot of a thing, for `JSON.stringify` and `structuredClone`. */
export function snapshotOf<Thing extends object>(thing: Thing): Snapshot<Thing>;
export function snapshotOf(thing: object): object {
  const entries = Object.entries(thing)
    .filter(([key]) => key !== "connection")
    .map(
      ([key, value]) => [key, isThing(value) ? { id: value.id, name: value.name } : value] as const,
    );
  // What a thing is called comes first, for people who read the JSON; its address comes right after.
  const rank = (key: string): number => (called.has(key) ? 0 : key === "url" ? 1 : 2);
  return Object.fromEntries(
    [0, 1, 2].flatMap((place) => entries.filter(([key]) => rank(key) === place)),
  );
}

const called = new Set(["kind", "id", "index", "name", "description"]);

function isThing(value: unknown): value is { id: unknown; name: unknown } {
  return typeof value === "object" && value !== null && "kind" in value && "toJSON" in value;
}
