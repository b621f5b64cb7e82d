import type { Command } from "./command.ts";
import { gateCommand } from "./gate.ts";
import { localCommands } from "./local.ts";
import { readingCommands } from "./reading.ts";
import { writingCommands } from "./writing.ts";

/** The table of all commands, in the order in which help shows them. */
export const commands: readonly Command[] = [
  ...readingCommands,
  gateCommand,
  ...writingCommands,
  ...localCommands,
];
