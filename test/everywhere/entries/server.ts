// Runs the contract in Node, Bun and Deno, and tells what came of it line by line.
import * as library from "vectice";
import { createBackend } from "vectice/testing";
import { listen } from "vectice/testing/node";
import { runSuite } from "../suite.ts";
import { fetchWorld, httpWorld } from "../worlds.ts";

const worlds = {
  fetch: fetchWorld(library, createBackend),
  HTTP: httpWorld(library, createBackend, listen),
};

void run();

async function run(): Promise<void> {
  await runSuite(worlds, (message) => console.log(`#everywhere ${JSON.stringify(message)}`));
  // Importing msw opens a BroadcastChannel, which keeps Deno running. Elsewhere the process has to
  // end by itself: one that does not holds something of the library's.
  if ("Deno" in globalThis) {
    process.exit();
  }
}
