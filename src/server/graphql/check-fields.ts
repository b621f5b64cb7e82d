import {
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type TypeNode,
  type ValueNode,
} from "graphql";
import { excerpt } from "../../client/text/excerpt.ts";
import { Refusal } from "../refusal.ts";
import { itemOf, listsIn, namedType, type ProtocolSchema, unknownPart } from "./schema.ts";
import type { Fragments } from "./selections.ts";

/**
 * Refuses fields, arguments and members of arguments that the protocol does not have, at any depth:
 * a server may have some that lead anywhere. Only for documents that were measured.
 */
export function checkFields(
  operation: OperationDefinitionNode,
  fragments: Fragments,
  schema: ProtocolSchema,
): void {
  const declared = new Map(
    (operation.variableDefinitions ?? []).map(({ variable, type }) => [variable.name.value, type]),
  );
  for (const { variable, type, defaultValue } of operation.variableDefinitions ?? []) {
    const name = namedType(type);
    if (!schema.inputs.has(name) && !schema.leaves.has(name)) {
      throw unknownPart(`input type ${name}, which $${variable.name.value} has`);
    }
    if (defaultValue !== undefined) {
      checkValue(defaultValue, type);
    }
  }

  function checkSelection(type: string, { selections }: SelectionSetNode): void {
    for (const node of selections) {
      if (node.kind === Kind.FIELD) {
        checkField(type, node);
        continue;
      }
      const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : fragments.get(node.name.value);
      const condition = fragment?.typeCondition?.name.value ?? type;
      if (fragment === undefined || condition !== type) {
        throw new Refusal(
          400,
          "fragments",
          `A fragment on ${excerpt(condition)} stands where the protocol has ${type}.`,
        );
      }
      checkSelection(type, fragment.selectionSet);
    }
  }

  function checkField(
    type: string,
    { name, arguments: given = [], selectionSet }: FieldNode,
  ): void {
    const place = `${type}.${name.value}`;
    const field = schema.outputs.get(type)?.get(name.value);
    if (name.value === "__typename") {
      if (given.length > 0 || selectionSet !== undefined) {
        throw unknownPart("argument or field of __typename");
      }
      return;
    }
    if (field === undefined) {
      throw unknownPart(`field ${place}`);
    }
    for (const argument of given) {
      const expected = field.arguments.get(argument.name.value);
      if (expected === undefined) {
        throw unknownPart(`argument ${argument.name.value} of ${place}`);
      }
      checkValue(argument.value, expected);
    }
    if (field.isObject !== (selectionSet !== undefined)) {
      throw new Refusal(
        400,
        "document",
        `${place} ${field.isObject ? "needs" : "has no"} fields of its own.`,
      );
    }
    if (selectionSet !== undefined) {
      checkSelection(field.type, selectionSet);
    }
  }

  function checkValue(node: ValueNode, type: TypeNode): void {
    const name = namedType(type);
    const members = schema.inputs.get(name);
    if (node.kind === Kind.VARIABLE) {
      const of = declared.get(node.name.value);
      if (of === undefined || namedType(of) !== name || listsIn(of) !== listsIn(type)) {
        const lists = listsIn(type);
        throw new Refusal(
          400,
          "variables",
          `$${excerpt(node.name.value)} must have the type ${"[".repeat(lists)}${name}${"]".repeat(lists)}.`,
        );
      }
    } else if (name === "JSON" || node.kind === Kind.NULL) {
      // Anything may stand here.
    } else if (node.kind === Kind.LIST) {
      for (const item of node.values) {
        checkValue(item, itemOf(type));
      }
    } else if ((node.kind === Kind.OBJECT) !== (members !== undefined)) {
      throw new Refusal(400, "document", `A value of type ${name} has another form.`);
    } else if (node.kind === Kind.OBJECT) {
      for (const { name: key, value } of node.fields) {
        const member = members?.get(key.value);
        if (member === undefined) {
          throw unknownPart(`member ${key.value} of ${name}`);
        }
        checkValue(value, member);
      }
    } else if (!formsOf(name).includes(node.kind)) {
      throw new Refusal(400, "document", `A value of type ${name} has another form.`);
    }
  }

  checkSelection(operation.operation === "mutation" ? "Mutation" : "Query", operation.selectionSet);
}

/** How values of a scalar or an enumeration are written. */
function formsOf(name: string): readonly Kind[] {
  switch (name) {
    case "Int":
      return [Kind.INT];
    case "Float":
      return [Kind.INT, Kind.FLOAT];
    case "Boolean":
      return [Kind.BOOLEAN];
    case "String":
    case "ID":
    case "VecticeId":
    case "DateTime":
      return [Kind.STRING];
    default:
      return [Kind.ENUM];
  }
}
