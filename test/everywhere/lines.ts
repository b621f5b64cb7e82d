import * as v from "valibot";
import { type Message, messageSchema } from "./message.ts";

const message = v.pipe(v.string(), v.parseJson(), messageSchema);

/** Reads one message of the suite. */
export function readMessage(text: string): Message {
  return v.parse(message, text);
}

/** Cuts text that comes in pieces into lines. */
export function createLines(take: (line: string) => void): { put(piece: string): void } {
  let rest = "";
  return {
    put: (piece) => {
      const lines = `${rest}${piece}`.split("\n");
      rest = lines.pop() ?? "";
      lines.forEach(take);
    },
  };
}
