import { type DefinitionNode, Kind, parse, type TypeNode } from "graphql";
import { excerpt } from "../../client/text/excerpt.ts";
import { Refusal } from "../refusal.ts";
import { protocol } from "./protocol.ts";

/** A field of an output type. */
export interface ProtocolField {
  /** The name of its type, without lists and exclamation marks. */
  readonly type: string;
  readonly isObject: boolean;
  readonly isList: boolean;
  readonly arguments: ReadonlyMap<string, TypeNode>;
}

/** What the protocol has: which fields, with which arguments, and which members of input types. */
export interface ProtocolSchema {
  readonly outputs: ReadonlyMap<string, ReadonlyMap<string, ProtocolField>>;
  readonly inputs: ReadonlyMap<string, ReadonlyMap<string, TypeNode>>;
  /** Names of scalars and enumerations. */
  readonly leaves: ReadonlySet<string>;
}

/** The input types that say which page of a list is wanted. */
export const pageTypes: ReadonlySet<string> = new Set(["PageInput", "PageIndexInput"]);

/** Reads the protocol's schema. */
export function readSchema(): ProtocolSchema {
  const { definitions } = parse(protocol, { noLocation: true });
  const objects = definitions.filter(({ kind }) => kind === Kind.OBJECT_TYPE_DEFINITION);
  const names = new Set(objects.map(nameOf));
  const outputs = new Map<string, ReadonlyMap<string, ProtocolField>>();
  const inputs = new Map<string, ReadonlyMap<string, TypeNode>>();
  const leaves = new Set(["String", "Int", "Float", "Boolean", "ID"]);
  for (const definition of definitions) {
    if (definition.kind === Kind.OBJECT_TYPE_DEFINITION) {
      const fields = (definition.fields ?? []).map(({ name, type, arguments: given = [] }) => {
        const field: ProtocolField = {
          type: namedType(type),
          isObject: names.has(namedType(type)),
          isList: listsIn(type) > 0,
          arguments: new Map(given.map((argument) => [argument.name.value, argument.type])),
        };
        return [name.value, field] as const;
      });
      outputs.set(definition.name.value, new Map(fields));
    } else if (definition.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION) {
      const members = (definition.fields ?? []).map(
        ({ name, type }) => [name.value, type] as const,
      );
      inputs.set(definition.name.value, new Map(members));
    } else {
      leaves.add(nameOf(definition));
    }
  }
  return { outputs, inputs, leaves };
}

/** The name of a type, whatever lists and exclamation marks stand around it. */
export function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
}

/** How many lists stand around a type. */
export function listsIn(type: TypeNode): number {
  return type.kind === Kind.NAMED_TYPE
    ? 0
    : listsIn(type.type) + (type.kind === Kind.LIST_TYPE ? 1 : 0);
}

/** The type inside of a list; where the protocol has none, one is refused. */
export function itemOf(type: TypeNode): TypeNode {
  const inner = type.kind === Kind.NON_NULL_TYPE ? type.type : type;
  if (inner.kind !== Kind.LIST_TYPE) {
    throw new Refusal(
      400,
      "document",
      `A list stands where the protocol has one ${namedType(type)}.`,
    );
  }
  return inner.type;
}

/** The answer to what the protocol does not have. */
export function unknownPart(what: string): Refusal {
  return new Refusal(
    403,
    "unknown_field",
    `The protocol has no ${excerpt(what, undefined, 150)}: the proxy forwards nothing else.`,
  );
}

function nameOf(definition: DefinitionNode): string {
  return "name" in definition ? (definition.name?.value ?? "") : "";
}
