import { isRecent } from "../is-recent.ts";
import type { KeptAnswers } from "./kept-answers.ts";

interface Kept {
  readonly bytes: Uint8Array;
  readonly at: number;
  readonly lifetime: number;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Keeps answers in memory, up to so many bytes: what was used last is forgotten last. */
export function memoryAnswers(maximumBytes: number): KeptAnswers {
  const kept = new Map<string, Kept>();
  let size = 0;
  let eras = 0;

  function forget(name: string): void {
    const old = kept.get(name);
    if (old !== undefined) {
      kept.delete(name);
      size -= sizeOf(name, old);
    }
  }

  return {
    era: async () => String(eras),
    end: async () => {
      eras += 1;
      kept.clear();
      size = 0;
    },
    get: async ({ name }) => {
      const found = kept.get(name);
      forget(name);
      if (found === undefined || !isRecent(found.at, found.lifetime)) {
        return undefined;
      }
      kept.set(name, found);
      size += sizeOf(name, found);
      return decoder.decode(found.bytes);
    },
    set: async ({ name }, text, until) => {
      forget(name);
      const at = Date.now();
      const answer = { bytes: encoder.encode(text), at, lifetime: until - at };
      if (sizeOf(name, answer) > maximumBytes) {
        return;
      }
      kept.set(name, answer);
      size += sizeOf(name, answer);
      for (const oldest of kept.keys()) {
        if (size <= maximumBytes) {
          break;
        }
        forget(oldest);
      }
    },
  };
}

function sizeOf(name: string, { bytes }: Kept): number {
  return name.length + bytes.byteLength;
}
