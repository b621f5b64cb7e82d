/** The words of a document that count here; text and comments are passed over as a whole. */
const tokens =
  /"""(?:\\"""|[^])*?"""|"(?:\\.|[^"\\\n])*"|#[^\n\r]*|\.\.\.|[@$]?[_a-z]\w*(?:[\s,]*:)?|[{}()]/gi;

/**
 * Counts the root fields that a document asks for, in all its operations together. What a fragment
 * holds is not looked at: a spread counts as several.
 */
export function countRootFields(document: string): number {
  let depth = 0;
  let within = 0;
  let count = 0;
  for (const [token] of document.matchAll(tokens)) {
    if (token === "(") {
      within += 1;
    } else if (token === ")") {
      within -= 1;
    } else if (within > 0) {
      continue;
    } else if (token === "{") {
      depth += 1;
    } else if (token === "}") {
      depth -= 1;
    } else if (depth === 1 && token === "...") {
      count += 2;
    } else if (depth === 1 && /^[_a-z]\w*$/i.test(token)) {
      count += 1;
    }
  }
  return count;
}
