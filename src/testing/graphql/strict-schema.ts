import { type DocumentNode, parse, visit } from "graphql";

/** The schema without what it marks as never seen in a real server, or never sent to one. */
export function strictSchema(text: string): DocumentNode {
  return visit(parse(text), {
    ObjectTypeDefinition: (node) => {
      const [, names] = /^([\w, ]+): \(not observed\)/.exec(node.description?.value ?? "") ?? [];
      const unseen = names?.split(", ") ?? [];
      const fields = node.fields?.filter(({ name }) => !unseen.includes(name.value));
      return fields === undefined ? undefined : { ...node, fields };
    },
    FieldDefinition: (node) => {
      const description = node.description?.value ?? "";
      if (description.includes("(not observed)")) {
        return null;
      }
      return /client sends no page/.test(description)
        ? { ...node, arguments: node.arguments?.filter(({ name }) => name.value !== "page") ?? [] }
        : undefined;
    },
  });
}
