import { type DirectiveNode, type DocumentNode, type NameNode, visit } from "graphql";
import { excerpt } from "../../client/text/excerpt.ts";
import { atMost, type ProxyLimits } from "./limits.ts";
import { Refusal } from "../refusal.ts";

/** Lists and objects inside of each other, as for variables. */
const deepestValue = 32;

/** Refuses what may stand nowhere in a document, in fragments that nothing uses neither. */
export function checkNodes(document: DocumentNode, limits: ProxyLimits): void {
  let aliases = 0;
  let values = 0;
  const value = {
    enter: (): void => {
      values += 1;
      if (values > deepestValue) {
        throw new Refusal(400, "limits", `The values are nested deeper than ${deepestValue}.`);
      }
    },
    leave: (): void => {
      values -= 1;
    },
  };
  visit(document, {
    Directive: checkDirective,
    OperationDefinition: ({ directives, variableDefinitions = [] }) => {
      noDirectives(directives);
      distinct(
        "variables",
        variableDefinitions.map(({ variable }) => variable.name),
      );
    },
    VariableDefinition: ({ directives }) => noDirectives(directives),
    FragmentDefinition: ({ directives }) => noDirectives(directives),
    ListValue: value,
    ObjectValue: {
      enter: ({ fields }) => {
        value.enter();
        distinct(
          "members of an object",
          fields.map(({ name }) => name),
        );
      },
      leave: value.leave,
    },
    Field: ({ alias, name, arguments: given = [] }) => {
      aliases += alias === undefined ? 0 : 1;
      atMost("aliases", aliases, limits.aliases);
      distinct(
        "arguments",
        given.map((argument) => argument.name),
      );
      if (name.value.startsWith("__") && name.value !== "__typename") {
        throw new Refusal(403, "introspection", "Introspection is not forwarded.");
      }
    },
  });
}

/** Of two with one name, nobody knows which one Vectice would take. */
function distinct(what: string, names: readonly NameNode[]): void {
  const known = new Set<string>();
  for (const { value } of names) {
    if (known.has(value)) {
      throw new Refusal(400, "duplicate_name", `Two ${what} are named ${excerpt(value)}.`);
    }
    known.add(value);
  }
}

function checkDirective({ name, arguments: given = [] }: DirectiveNode): void {
  const known = name.value === "include" || name.value === "skip";
  if (!known || given.length !== 1 || given[0]?.name.value !== "if") {
    throw new Refusal(
      400,
      "directives",
      `Only the directives @include(if:) and @skip(if:) are forwarded, not @${excerpt(name.value)}.`,
    );
  }
}

function noDirectives(directives: readonly DirectiveNode[] | undefined): void {
  if (directives !== undefined && directives.length > 0) {
    throw new Refusal(400, "directives", "Directives may stand at fields and fragments only.");
  }
}
