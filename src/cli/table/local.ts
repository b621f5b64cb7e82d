import { command } from "./command.ts";

/** Commands that need no Vectice. */
export const localCommands = [
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
    load: async () => (await import("../commands/completion.ts")).completion,
  }),
] as const;
