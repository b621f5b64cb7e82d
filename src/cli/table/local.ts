import { command } from "./command.ts";

/** Commands that need no Vectice. */
export const localCommands = [
  command({
    name: "dev",
    summary: "Serve a Vectice of your own, for dashboards, notebooks and pipelines",
    positionals: [],
    options: {
      port: {
        type: "string",
        value: "NUMBER",
        summary: "Where to listen; default 4000, 0 finds one",
      },
      seed: {
        type: "string",
        value: "NAME",
        summary: "What it holds at first: demo, or a JSON file",
      },
      data: {
        type: "string",
        value: "FILE",
        summary: "Keep what is written in a file, and go on from there",
      },
      host: {
        type: "string",
        value: "ADDRESS",
        summary: "Where else than on this machine alone to listen",
      },
    },
    connects: false,
    examples: [
      { line: "vectice dev", does: "With a small organization to look at" },
      { line: "vectice dev --data vectice.json", does: "That survives restarts" },
      { line: "vectice dev --port 0 --seed seed.json --json", does: "With your own, for a script" },
    ],
    notes: [
      "The reference backend speaks the whole protocol; the official Python client works with it too.",
      "With --data, what is answered was written to the disk before; uploaded files lie beside the file.",
      "Pages that this machine serves to itself may call it. Its root is a page that says what it holds.",
    ],
    load: async () => (await import("../commands/dev.ts")).dev,
  }),
  command({
    name: "completion",
    summary: "Print the script that completes this command in a shell",
    positionals: [{ name: "shell", choices: ["bash", "zsh", "fish"] }],
    options: {},
    formats: false,
    connects: false,
    examples: [
      { line: "vectice completion bash >> ~/.bashrc", does: "In every bash to come" },
      { line: "vectice completion fish | source", does: "In this fish" },
    ],
    load: async (commands) => (await import("../commands/completion.ts")).completionOf(commands),
  }),
] as const;
