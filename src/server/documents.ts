import {
  type DirectiveNode,
  type DocumentNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  visit,
} from "graphql/language";
import type { ProxyLimits } from "./limits.ts";
import { creatingQueries, mutations, reads } from "./protocol.ts";
import { Refusal } from "./refusal.ts";
import { fieldsOf, type Fragments, fragmentsOf, measure } from "./selections.ts";

/** A document that holds one operation of nothing but the protocol's root fields. */
export interface CheckedDocument {
  readonly operation: OperationDefinitionNode;
  readonly fragments: Fragments;
  readonly kind: "query" | "mutation";
  readonly name: string | undefined;
  /** The names of the root fields, each once, without `__typename`. */
  readonly rootFields: readonly string[];
  /** Written anew from what was parsed: this is what is forwarded. */
  readonly text: string;
}

const queries: ReadonlySet<string> = new Set([...Object.keys(reads), ...creatingQueries]);
const writes: ReadonlySet<string> = new Set(mutations);

/** Parses a document and refuses what the proxy never forwards, whoever asks. */
export function checkDocument(source: string, limits: ProxyLimits): CheckedDocument {
  const document = parsed(source, limits);
  const operation = onlyOperation(document);
  const kind = operation.operation;
  if (kind === "subscription") {
    throw new Refusal(400, "operation_kind", "Subscriptions are not part of the protocol.");
  }
  const fragments = fragmentsOf(document);
  checkNodes(document, limits);
  const { depth, fields, used } = measure(operation.selectionSet, fragments);
  atMost("depth", depth, limits.depth);
  atMost("fields", fields, limits.fields);
  const root = fieldsOf(operation.selectionSet, fragments);
  atMost("rootFields", root.length, limits.rootFields);
  const names = new Set(root.map(({ name }) => name.value));
  names.delete("__typename");
  for (const name of names) {
    if (!(kind === "query" ? queries : writes).has(name)) {
      throw new Refusal(
        403,
        "unknown_operation",
        `${kind} ${shown(name)} is not an operation that the proxy forwards.`,
      );
    }
  }
  return {
    operation,
    fragments,
    kind,
    name: operation.name?.value,
    rootFields: [...names],
    // Fragments that nothing uses were not judged by their fields: they stay here.
    text: print({
      kind: Kind.DOCUMENT,
      definitions: [
        operation,
        ...[...fragments.values()].filter(({ name }) => used.includes(name.value)),
      ],
    }),
  };
}

function parsed(source: string, limits: ProxyLimits): DocumentNode {
  try {
    return parse(source, { noLocation: true, maxTokens: limits.tokens });
  } catch (error) {
    // A document nested too deeply for the parser ends in a RangeError; its text is of no use.
    const why =
      error instanceof Error && error.name === "GraphQLError" ? ` ${shown(error.message)}` : "";
    throw new Refusal(400, "document", `The GraphQL document cannot be read.${why}`);
  }
}

function onlyOperation(document: DocumentNode): OperationDefinitionNode {
  const operations = document.definitions.filter(
    (definition) => definition.kind === Kind.OPERATION_DEFINITION,
  );
  const foreign = document.definitions.find(
    ({ kind }) => kind !== Kind.OPERATION_DEFINITION && kind !== Kind.FRAGMENT_DEFINITION,
  );
  if (foreign !== undefined) {
    throw new Refusal(400, "document", "A document may define an operation and fragments only.");
  }
  const [operation] = operations;
  if (operation === undefined || operations.length > 1) {
    throw new Refusal(
      400,
      "one_operation",
      `A document must hold one operation, but this one holds ${operations.length}.`,
    );
  }
  return operation;
}

/** What can stand anywhere in a document, in fragments that nothing uses too. */
function checkNodes(document: DocumentNode, limits: ProxyLimits): void {
  let aliases = 0;
  visit(document, {
    Directive: checkDirective,
    OperationDefinition: ({ directives }) => noDirectives(directives),
    VariableDefinition: ({ directives }) => noDirectives(directives),
    FragmentDefinition: ({ directives }) => noDirectives(directives),
    Field: ({ alias, name }) => {
      aliases += alias === undefined ? 0 : 1;
      atMost("aliases", aliases, limits.aliases);
      if (name.value.startsWith("__") && name.value !== "__typename") {
        throw new Refusal(403, "introspection", "Introspection is not forwarded.");
      }
    },
  });
}

function checkDirective({ name, arguments: given = [] }: DirectiveNode): void {
  const known = name.value === "include" || name.value === "skip";
  if (!known || given.length !== 1 || given[0]?.name.value !== "if") {
    throw new Refusal(
      400,
      "directives",
      `Only the directives @include(if:) and @skip(if:) are forwarded, not @${shown(name.value)}.`,
    );
  }
}

function noDirectives(directives: readonly DirectiveNode[] | undefined): void {
  if (directives !== undefined && directives.length > 0) {
    throw new Refusal(400, "directives", "Directives may stand at fields and fragments only.");
  }
}

function atMost(limit: keyof ProxyLimits, value: number, most: number): void {
  if (value > most) {
    throw new Refusal(400, "limits", `The document is over the limit ${limit} of ${most}.`);
  }
}

function shown(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, " ").slice(0, 100);
}
