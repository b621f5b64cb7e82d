import { type DocumentNode, Kind, type OperationDefinitionNode, parse, print } from "graphql";
import { checkNodes } from "./check-syntax.ts";
import { excerpt } from "../../client/text/excerpt.ts";
import { checkFields } from "./check-fields.ts";
import { clampPages } from "./clamp-pages.ts";
import type { ProtocolSchema } from "./schema.ts";
import { atMost, type ProxyLimits } from "./limits.ts";
import { creatingQueries, mutations, reads } from "./operations.ts";
import { Refusal } from "../refusal.ts";
import { fieldsOf, type Fragments, fragmentsOf, measure } from "./selections.ts";

/** A document that holds one operation of nothing but the protocol's root fields. */
export interface CheckedDocument {
  readonly operation: OperationDefinitionNode;
  readonly fragments: Fragments;
  readonly kind: "query" | "mutation";
  readonly name: string | undefined;
  /** The names of the root fields, each once, without `__typename`. */
  readonly rootFields: readonly string[];
  /** The variables that say how large a page is. */
  readonly pageSizes: ReadonlySet<string>;
  /** Written anew from what was parsed: this is what is forwarded. */
  readonly text: string;
}

const queries: ReadonlySet<string> = new Set([...Object.keys(reads), ...creatingQueries]);
const writes: ReadonlySet<string> = new Set(mutations);
/** Levels of fragments beside those of fields: what is nested deeply is written at great length. */
const fragmentLevels = 8;

/** Parses a document and refuses what the proxy never forwards, whoever asks. */
export function checkDocument(
  source: string,
  limits: ProxyLimits,
  schema: ProtocolSchema,
): CheckedDocument {
  const { document, sizes: pageSizes } = clampPages(parsed(source, limits));
  const operation = onlyOperation(document);
  const kind = operation.operation;
  if (kind === "subscription") {
    throw new Refusal(400, "operation_kind", "Subscriptions are not part of the protocol.");
  }
  const fragments = fragmentsOf(document);
  checkNodes(document, limits);
  const { depth, nesting, fields, used } = measure(operation.selectionSet, fragments);
  atMost("depth", Math.max(depth, nesting - fragmentLevels), limits.depth);
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
        `${kind} ${excerpt(name)} is not an operation that the proxy forwards.`,
      );
    }
  }
  if (names.size === 0) {
    throw new Refusal(400, "no_field", "The document asks for nothing but __typename.");
  }
  // Fragments that nothing uses were not judged by their fields: they stay here.
  const text = print({
    kind: Kind.DOCUMENT,
    definitions: [
      operation,
      ...[...fragments.values()].filter(({ name }) => used.includes(name.value)),
    ],
  });
  atMost("bodyBytes", text.length, limits.bodyBytes);
  checkFields(operation, fragments, schema);
  return {
    operation,
    fragments,
    kind,
    name: operation.name?.value,
    rootFields: [...names],
    pageSizes,
    text,
  };
}

function parsed(source: string, limits: ProxyLimits): DocumentNode {
  try {
    return parse(source, { noLocation: true, maxTokens: limits.tokens });
  } catch (error) {
    // A document nested too deeply for the parser ends in a RangeError; its text is of no use.
    const why =
      error instanceof Error && error.name === "GraphQLError" ? ` ${excerpt(error.message)}` : "";
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
