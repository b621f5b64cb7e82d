import { Kind, type OperationDefinitionNode, type TypeNode } from "graphql";
import { excerpt } from "../../client/text/excerpt.ts";
import { Refusal } from "../refusal.ts";
import type { CheckedDocument } from "./check-document.ts";
import { costOf, withinPage } from "./cost.ts";
import { atMost, type ProxyLimits } from "./limits.ts";
import { itemOf, namedType, pageTypes, type ProtocolSchema, unknownPart } from "./schema.ts";

type Variables = Readonly<Record<string, unknown>>;

/** The variables of a request as they are forwarded. What the protocol does not have, or costs too much, is refused. */
export function checkedVariables(
  { operation, fragments, pageSizes }: CheckedDocument,
  variables: Variables,
  schema: ProtocolSchema,
  limits: ProxyLimits,
): Variables {
  checkValues(operation, variables, schema);
  const clamped = withinPages(operation, variables, pageSizes);
  atMost("cost", costOf(operation, fragments, clamped, schema), limits.cost);
  return clamped;
}

/** Refuses values that hold what their types do not have. Own members count, and nothing is converted. */
function checkValues(
  operation: OperationDefinitionNode,
  variables: Variables,
  schema: ProtocolSchema,
): void {
  function check(value: unknown, type: TypeNode): void {
    const name = namedType(type);
    const members = schema.inputs.get(name);
    if (name === "JSON" || value === null) {
      return;
    }
    if (Array.isArray(value)) {
      value.forEach((item: unknown) => check(item, itemOf(type)));
      return;
    }
    if ((typeof value === "object") !== (members !== undefined)) {
      throw new Refusal(400, "variables", `A variable's value of type ${name} has another form.`);
    }
    if (typeof value === "object") {
      for (const [key, inner] of Object.entries(value)) {
        const member = members?.get(key);
        if (member === undefined) {
          throw unknownPart(`member ${key} of ${name}`);
        }
        check(inner, member);
      }
    } else if (typeof value !== formOf(name) || (name === "Int" && !Number.isInteger(value))) {
      throw new Refusal(
        400,
        "variables",
        `A variable's value of type ${excerpt(name)} is a ${typeof value}.`,
      );
    }
  }
  for (const { variable, type } of operation.variableDefinitions ?? []) {
    const { value: name } = variable.name;
    if (Object.hasOwn(variables, name)) {
      check(variables[name], type);
    }
  }
}

/** What values of a scalar or an enumeration are in JSON. */
function formOf(name: string): "number" | "boolean" | "string" {
  return name === "Int" || name === "Float" ? "number" : name === "Boolean" ? "boolean" : "string";
}

/** Values of variables in which no page is larger than the largest, or holds less than one. */
function withinPages(
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
  sizes: ReadonlySet<string>,
): Readonly<Record<string, unknown>> {
  const clamp = (size: unknown): unknown => (typeof size === "number" ? withinPage(size) : size);
  const clamped = { ...variables };
  for (const { variable, type } of operation.variableDefinitions ?? []) {
    const { value: name } = variable.name;
    const inner = type.kind === Kind.NON_NULL_TYPE ? type.type : type;
    const value = Object.hasOwn(variables, name) ? variables[name] : undefined;
    if (sizes.has(name)) {
      clamped[name] = clamp(value);
    } else if (
      inner.kind === Kind.NAMED_TYPE &&
      pageTypes.has(inner.name.value) &&
      typeof value === "object" &&
      value !== null &&
      Object.hasOwn(value, "size")
    ) {
      clamped[name] = { ...value, size: clamp(Reflect.get(value, "size")) };
    }
  }
  return clamped;
}
