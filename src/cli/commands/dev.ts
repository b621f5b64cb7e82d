import { createBackend } from "../../testing/index.ts";
import type { Context } from "../context.ts";
import { announcement } from "../dev/announce.ts";
import { isLoopback } from "../dev/loopback.ts";
import { keep, type Kept } from "../dev/keep.ts";
import { seedOf } from "../dev/seed.ts";
import { serve, shownRequests } from "../dev/serve.ts";
import { exitCodes } from "../exit-codes.ts";
import type { Arguments } from "../table/arguments.ts";
import type { Run } from "../table/command.ts";
import { UsageError } from "../usage-error.ts";

type DevOption = "port" | "host" | "seed" | "data";

/** Serves the reference backend until it is ended. */
export const dev: Run<DevOption> = async (context, args) => {
  const { output, say, signal } = context;
  const port = portOf(args.text("port") ?? "4000");
  const address = args.text("host") ?? "127.0.0.1";
  const file = args.text("data");
  const kept = await open(context, args);
  const { backend } = kept;
  try {
    const { url, close } = await serve(backend, { port, address, file });
    if (!isLoopback(address)) {
      await say(
        "Other machines can reach it: whoever has the token reads and changes all it holds, without encryption. Without --host it is reached from this machine alone.",
      );
    }
    const token = backend.data.users[0]?.apiToken ?? "";
    await (output.format === "table" || output.format === "tsv"
      ? output.text(announcement({ url, token, file }))
      : output.record({ fields: [], id: url, data: { url, token, file } }));
    try {
      await Promise.race([ended(signal), kept.failed]);
    } finally {
      await close();
    }
  } finally {
    await kept.close();
  }
  return exitCodes.interrupted;
};

/** The backend: kept in a file, or in memory alone. */
async function open(
  { say, terminal }: Context,
  args: Arguments<DevOption>,
): Promise<Pick<Kept, "backend" | "close" | "failed">> {
  const path = args.text("data");
  const seed = (): ReturnType<typeof seedOf> => seedOf(args.text("seed") ?? "demo", terminal);
  const usual = { keepRequests: shownRequests };
  if (path === undefined) {
    return {
      backend: createBackend({ ...usual, seed: await seed() }),
      failed: new Promise(() => undefined),
      close: async () => undefined,
    };
  }
  const { processes } = terminal;
  let isNew = false;
  const seedOnce = (): ReturnType<typeof seedOf> => {
    isNew = true;
    return seed();
  };
  const kept = await keep({ path, seed: seedOnce, processes, say, backend: usual });
  if (!isNew && args.has("seed")) {
    await say(`--seed is not used: ${path} holds data already.`);
  }
  return kept;
}

function ended(signal: AbortSignal): Promise<unknown> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve(undefined);
    }
    signal.addEventListener("abort", resolve, { once: true });
  });
}

function portOf(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) {
    throw new UsageError("--port takes a number from 0 to 65535; 0 finds a free one.");
  }
  return port;
}
