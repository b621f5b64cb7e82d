import { cases } from "../contract/cases/index.ts";
import { type Case, runCase, type World } from "../contract/world.ts";
import type { Message } from "./message.ts";

/** Milliseconds that a case may take: a hang is a failure of this case and of no other. */
const patience = 20_000;

/** Runs the contract in every world given, one case after the other, and tells what came of each. */
export async function runSuite(
  worlds: Readonly<Record<string, World>>,
  tell: (message: Message) => unknown,
): Promise<void> {
  for (const [world, contractWorld] of Object.entries(worlds)) {
    for (const contractCase of cases) {
      const started = Date.now();
      // Side by side they would take each other's time, and some cases measure it.
      const error = await failureOf(contractWorld, contractCase);
      const milliseconds = Date.now() - started;
      const message = { type: "case", world, name: contractCase.name, milliseconds } as const;
      await tell(error === undefined ? message : { ...message, error });
    }
  }
  await tell({ type: "end" });
}

async function failureOf(world: World, contractCase: Case): Promise<string | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    await Promise.race([
      runCase(world, contractCase),
      new Promise((_, reject) => {
        const late = () => reject(new Error(`It did not end within ${patience / 1000} s.`));
        timer = setTimeout(late, patience);
      }),
    ]);
    return undefined;
  } catch (error) {
    return textOf(error);
  } finally {
    clearTimeout(timer);
  }
}

/** An error as text, with where it came from: some engines put the message into the stack, some don't. */
export function textOf(error: unknown): string {
  if (!(error instanceof Error)) {
    return String(error);
  }
  const stack = error.stack ?? "";
  const head = `${error.name}: ${error.message}`;
  return stack.includes(error.message) ? stack : `${head}\n${stack}`;
}
