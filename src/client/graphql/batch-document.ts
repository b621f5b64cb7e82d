import { field } from "../field.ts";

/** A read, as its own document would ask it. */
export interface DocumentPart {
  readonly document: string;
  readonly variables: unknown;
}

/** The alias of the read at this place. */
export function aliasAt(index: number): string {
  return `a${index}`;
}

/**
 * Puts reads into one document. Each keeps its own field, under an alias, and its variables, under names of
 * their own; selections are never merged, so that each answer is what it would be alone.
 */
export function composeBatch(parts: readonly DocumentPart[]): {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
} {
  const declared: string[] = [];
  const fields: string[] = [];
  const values: [string, unknown][] = [];
  for (const [index, { document, variables }] of parts.entries()) {
    const alias = aliasAt(index);
    const rename = (text: string): string => text.replaceAll(/\$(?=\w)/g, `$$${alias}_`);
    const [, own = "", root = ""] = /^query \w+(?:\((.*?)\))? \{ (.*) \}$/s.exec(document) ?? [];
    fields.push(`${alias}: ${rename(root)}`);
    if (own !== "") {
      declared.push(rename(own));
    }
    for (const [, name = ""] of own.matchAll(/\$(\w+)/g)) {
      values.push([`${alias}_${name}`, field(variables, name)]);
    }
  }
  const list = declared.length === 0 ? "" : `(${declared.join(", ")})`;
  return {
    query: `query batch${list} { ${fields.join(" ")} }`,
    variables: Object.fromEntries(values),
  };
}
