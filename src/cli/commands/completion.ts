import { bashScript } from "../completion/bash.ts";
import { fishScript } from "../completion/fish.ts";
import { zshScript } from "../completion/zsh.ts";
import { exitCodes } from "../exit-codes.ts";
import type { Command, Run } from "../table/command.ts";

const scripts = { bash: bashScript, zsh: zshScript, fish: fishScript };

/** Makes what prints the script that completes these commands in a shell. */
export function completionOf(commands: readonly Command[]): Run<never> {
  return async ({ output }, { positionals }) => {
    const [shell] = positionals;
    const script = Object.entries(scripts).find(([name]) => name === shell)?.[1];
    await output.text(script?.(commands) ?? "");
    return exitCodes.done;
  };
}
