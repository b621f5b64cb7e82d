import type { GenericSchema, InferOutput } from "valibot";
import { type Check, compileCheck } from "./compiled-check.ts";
import { selectionOf } from "./selection.ts";

/** GraphQL's scalars, as the values that travel for them. */
interface Scalars {
  VecticeId: string;
  String: string;
  Int: number;
  Float: number;
  Boolean: boolean;
}

/** An argument of an input type, which carries its TypeScript type along. */
export interface InputArgument<Value> {
  readonly type: string;
  /** Whether a server may lack it, because official clients never send it. */
  readonly unproven?: boolean;
  /** Never set: only the type matters. */
  readonly value?: Value;
}

type Argument = keyof Scalars | `${keyof Scalars}!` | InputArgument<unknown>;

/** The arguments of an operation: name → GraphQL type. */
export type Arguments = Readonly<Record<string, Argument>>;

type ValueOf<A> = A extends keyof Scalars
  ? Scalars[A] | undefined
  : A extends `${infer Name extends keyof Scalars}!`
    ? Scalars[Name]
    : A extends InputArgument<infer Value>
      ? Value
      : never;

type OptionalNames<A> = {
  [Name in keyof A]: undefined extends ValueOf<A[Name]> ? Name : never;
}[keyof A];

/** The variables that go with arguments: those that may be null may be left out. */
export type VariablesOf<A> = {
  readonly [Name in Exclude<keyof A, OptionalNames<A>>]: ValueOf<A[Name]>;
} & { readonly [Name in OptionalNames<A>]?: ValueOf<A[Name]> };

/** One declared operation of the protocol. Its schema is also its query. */
export interface Operation<Variables = unknown, Schema extends GenericSchema = GenericSchema> {
  readonly kind: "query" | "mutation";
  /** The root field; the operation is named like it. */
  readonly name: string;
  readonly schema: Schema;
  /** Whether it may be sent again when no answer came. */
  readonly repeatable: boolean;
  /** The GraphQL document, built on first use; `proven` asks for nothing that a server may lack. */
  text(proven?: boolean): string;
  /** The schema as a function, made on first use. */
  check(): Check<InferOutput<Schema>>;
  /** Never set: only the type matters. */
  readonly variables?: Variables;
}

/** Declares an argument of an input type: `input<PageInput>("PageInput!")`. */
export function input<Value>(type: string): InputArgument<Value> {
  return { type };
}

/** Marks an argument that a server may lack, because official clients never send it. */
export function unprovenArgument<Value>(argument: InputArgument<Value>): InputArgument<Value> {
  return { ...argument, unproven: true };
}

/**
 * Declares a query; one that only reads may be repeated. `nested` are variables that fields of the
 * schema name in arguments of their own.
 */
export function query<
  const A extends Arguments,
  Schema extends GenericSchema,
  const Nested extends Arguments = {},
>(
  name: string,
  args: A,
  schema: Schema,
  nested?: Nested,
): Operation<VariablesOf<A & Nested>, Schema> {
  return declare("query", name, args, schema, true, nested);
}

/** Declares a query that may create something: a write, so it is never repeated. */
export function creatingQuery<const A extends Arguments, Schema extends GenericSchema>(
  name: string,
  args: A,
  schema: Schema,
): Operation<VariablesOf<A>, Schema> {
  return declare("query", name, args, schema, false);
}

/** Declares a mutation; it is never repeated. */
export function mutation<const A extends Arguments, Schema extends GenericSchema>(
  name: string,
  args: A,
  schema: Schema,
): Operation<VariablesOf<A>, Schema> {
  return declare("mutation", name, args, schema, false);
}

function declare<Variables, Schema extends GenericSchema>(
  kind: "query" | "mutation",
  name: string,
  args: Arguments,
  schema: Schema,
  repeatable: boolean,
  nested: Arguments = {},
): Operation<Variables, Schema> {
  const texts = new Map<boolean, string>();
  let check: Check<InferOutput<Schema>> | undefined;
  return {
    kind,
    name,
    schema,
    repeatable,
    text: (proven = false) => {
      const text = texts.get(proven) ?? documentOf(kind, name, args, nested, schema, proven);
      texts.set(proven, text);
      return text;
    },
    check: () => (check ??= compileCheck(schema)),
  };
}

function documentOf(
  kind: string,
  name: string,
  args: Arguments,
  nested: Arguments,
  schema: GenericSchema,
  proven: boolean,
): string {
  const selection = selectionOf(schema, proven);
  const own = Object.entries(args).filter(
    ([, argument]) => !(proven && typeof argument !== "string" && argument.unproven),
  );
  const within = Object.entries(nested).filter(([key]) => selection.includes(`$${key}`));
  const declared = [...own, ...within].map(
    ([key, argument]) => `$${key}: ${typeof argument === "string" ? argument : argument.type}`,
  );
  const passed = own.map(([key]) => `${key}: $${key}`);
  const list = (items: readonly string[]): string =>
    items.length === 0 ? "" : `(${items.join(", ")})`;
  return `${kind} ${name}${list(declared)} { ${name}${list(passed)}${selection} }`;
}
