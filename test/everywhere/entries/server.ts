// Runs the contract in Node, Bun and Deno, and tells what came of it line by line.
import * as library from "vectice";
import { createBackend } from "vectice/testing";
import { listen } from "vectice/testing/node";
import { runSuite } from "../suite.ts";
import { fetchWorld, httpWorld } from "../worlds.ts";

void runSuite(
  {
    fetch: fetchWorld(library, createBackend),
    HTTP: httpWorld(library, createBackend, listen),
  },
  (message) => console.log(`#everywhere ${JSON.stringify(message)}`),
);
