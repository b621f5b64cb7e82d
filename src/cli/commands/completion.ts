import { bashScript } from "../completion/bash.ts";
import { fishScript } from "../completion/fish.ts";
import { zshScript } from "../completion/zsh.ts";
import { exitCodes } from "../exit-codes.ts";
import type { Run } from "../table/command.ts";
import { commands } from "../table/commands.ts";

const scripts = { bash: bashScript, zsh: zshScript, fish: fishScript };

/** Prints the script that completes this command in a shell. */
export const completion: Run<never> = async ({ output }, { positionals }) => {
  const [shell] = positionals;
  const script = Object.entries(scripts).find(([name]) => name === shell)?.[1];
  await output.text(script?.(commands) ?? "");
  return exitCodes.done;
};
