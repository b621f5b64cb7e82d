// Runs the contract in a worker of workerd, and answers what came of it line by line.
import * as library from "vectice";
import { createBackend } from "vectice/testing";
import { runSuite, textOf } from "../suite.ts";
import { fetchWorld } from "../worlds.ts";
import type { Message } from "../message.ts";

const worker = {
  fetch(): Response {
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
    const writer = writable.getWriter();
    const encoder = new TextEncoder();
    const tell = (message: Message) => writer.write(encoder.encode(`${JSON.stringify(message)}\n`));
    void runSuite({ fetch: fetchWorld(library, createBackend) }, tell)
      .catch((error: unknown) => tell({ type: "trouble", message: textOf(error) }))
      .then(() => writer.close());
    return new Response(readable);
  },
};

// What workerd looks for.
// oxlint-disable-next-line import/no-default-export
export default worker;
