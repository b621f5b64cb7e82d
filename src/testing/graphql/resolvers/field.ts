import type { ResolverContext } from "./context.ts";

/** The arguments of a field. */
export type Arguments = Readonly<Record<string, unknown>>;

/**
 * Resolves the fields of one GraphQL type from the record that it stands for. A field that is not
 * named is the record's own.
 */
export type TypeResolver<T> = Readonly<
  Record<string, (record: T, context: ResolverContext, args: Arguments) => unknown>
>;
