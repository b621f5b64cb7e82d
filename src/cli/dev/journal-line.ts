import { createHash } from "node:crypto";

/** A line of the journal: a checksum, which tells a line that was cut short or damaged, and JSON. */
export function encodeLine(value: unknown): string {
  const json = JSON.stringify(value);
  return `${checksumOf(json)} ${json}\n`;
}

/** What a line holds, or undefined where it is not whole. */
export function decodeLine(line: string): { readonly value: unknown } | undefined {
  const json = line.slice(checksumLength + 1);
  if (line[checksumLength] !== " " || line.slice(0, checksumLength) !== checksumOf(json)) {
    return undefined;
  }
  try {
    return { value: JSON.parse(json) };
  } catch {
    return undefined;
  }
}

const checksumLength = 16;

function checksumOf(json: string): string {
  return createHash("sha256").update(json).digest("hex").slice(0, checksumLength);
}
