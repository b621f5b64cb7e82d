import { type DocumentNode, Kind, type ObjectValueNode, type ValueNode, visit } from "graphql";
import { withinPage } from "./cost.ts";
import { namedType, pageTypes } from "./schema.ts";

/**
 * A document in which no page is larger than the largest or holds less than one, and the names of the variables that say how
 * large one is. In the protocol, every argument for a page is named `page`.
 */
export function clampPages(document: DocumentNode): {
  readonly document: DocumentNode;
  readonly sizes: ReadonlySet<string>;
} {
  const sizes = new Set<string>();
  const clamp = (value: ValueNode): ValueNode =>
    value.kind === Kind.INT && withinPage(Number(value.value)) !== Number(value.value)
      ? { ...value, value: String(withinPage(Number(value.value))) }
      : value;
  const clampPage = (page: ObjectValueNode): ObjectValueNode => ({
    ...page,
    fields: page.fields.map((field) =>
      field.name.value === "size" ? { ...field, value: clamp(field.value) } : field,
    ),
  });
  const clamped = visit(document, {
    Argument: (node) => {
      if (node.name.value !== "page" || node.value.kind !== Kind.OBJECT) {
        return undefined;
      }
      for (const { name, value } of node.value.fields) {
        if (name.value === "size" && value.kind === Kind.VARIABLE) {
          sizes.add(value.name.value);
        }
      }
      return { ...node, value: clampPage(node.value) };
    },
    VariableDefinition: (node) =>
      node.defaultValue?.kind === Kind.OBJECT && pageTypes.has(namedType(node.type))
        ? { ...node, defaultValue: clampPage(node.defaultValue) }
        : undefined,
  });
  return {
    sizes,
    document: visit(clamped, {
      VariableDefinition: (node) =>
        node.defaultValue !== undefined && sizes.has(node.variable.name.value)
          ? { ...node, defaultValue: clamp(node.defaultValue) }
          : undefined,
    }),
  };
}
