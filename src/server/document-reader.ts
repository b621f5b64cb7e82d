import { type CheckedDocument, checkDocument } from "./documents.ts";
import type { ProxyLimits } from "./limits.ts";

/** Pages ask the same few questions again and again: these many are kept, of at most this length. */
const mostDocuments = 200;
const longestDocument = 5_000;

/** Checks documents; what passed is not parsed again. What is refused is never kept. */
export function documentReader(limits: ProxyLimits): (source: string) => CheckedDocument {
  const known = new Map<string, CheckedDocument>();
  return (source) => {
    const before = known.get(source);
    if (before !== undefined) {
      // Taken out and put in again, so that what was used last is forgotten last.
      known.delete(source);
      known.set(source, before);
      return before;
    }
    const document = checkDocument(source, limits);
    if (source.length <= longestDocument) {
      const [oldest] = known.keys();
      if (known.size >= mostDocuments && oldest !== undefined) {
        known.delete(oldest);
      }
      known.set(source, document);
    }
    return document;
  };
}
