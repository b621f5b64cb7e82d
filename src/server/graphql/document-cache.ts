import { type CheckedDocument, checkDocument } from "./check-document.ts";
import type { ProtocolSchema } from "./schema.ts";
import type { ProxyLimits } from "./limits.ts";

/** Pages ask the same few questions again and again: so much is kept, as characters of documents. */
const mostCharacters = 400_000;
const longestDocument = 20_000;

/** Checks documents; what passed is not parsed again. What is refused is never kept. */
export function documentReader(
  limits: ProxyLimits,
  schema: ProtocolSchema,
): (source: string) => CheckedDocument {
  const known = new Map<string, CheckedDocument>();
  let characters = 0;
  return (source) => {
    const before = known.get(source);
    if (before !== undefined) {
      // Taken out and put in again, so that what was used last is forgotten last.
      known.delete(source);
      known.set(source, before);
      return before;
    }
    const document = checkDocument(source, limits, schema);
    const size = sizeOf(source, document);
    if (size <= longestDocument) {
      known.set(source, document);
      characters += size;
    }
    for (const [oldest, kept] of known) {
      if (characters <= mostCharacters) {
        break;
      }
      known.delete(oldest);
      characters -= sizeOf(oldest, kept);
    }
    return document;
  };
}

/** What a document takes, its tree included: that grows with the text. */
function sizeOf(source: string, { text }: CheckedDocument): number {
  return source.length + text.length;
}
