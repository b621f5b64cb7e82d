// Runs the contract in a page or a worker of a browser, and posts what came of it to its server.
import * as library from "vectice";
import { createBackend } from "vectice/testing";
import type { Message } from "../message.ts";
import { runSuite, textOf } from "../suite.ts";
import { fetchWorld } from "../worlds.ts";

const tell = (message: Message) =>
  fetch("/messages", { method: "POST", body: JSON.stringify(message) });

globalThis.addEventListener("unhandledrejection", ({ reason }) => {
  void tell({ type: "trouble", message: `a rejection that nobody handled: ${textOf(reason)}` });
});

void runSuite({ fetch: fetchWorld(library, createBackend) }, tell).catch((error: unknown) =>
  tell({ type: "trouble", message: textOf(error) }),
);
