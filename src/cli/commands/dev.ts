import { createBackend } from "../../testing/index.ts";
import { announcement } from "../dev/announce.ts";
import { isLoopback } from "../dev/loopback.ts";
import { seedOf } from "../dev/seed.ts";
import { serve } from "../dev/serve.ts";
import { exitCodes } from "../exit-codes.ts";
import type { Run } from "../table/command.ts";
import { UsageError } from "../usage-error.ts";

/** Serves the reference backend until it is ended. */
export const dev: Run<"port" | "host" | "seed"> = async (context, args) => {
  const { output, say, signal, terminal } = context;
  const port = portOf(args.text("port") ?? "4000");
  const address = args.text("host") ?? "127.0.0.1";
  const backend = createBackend({ seed: await seedOf(args.text("seed") ?? "demo", terminal) });
  const { url, close } = await serve(backend, { port, address });
  try {
    if (!isLoopback(address)) {
      await say(
        "Other machines can reach it: whoever has the token reads and changes all it holds, without encryption. Without --host it is reached from this machine alone.",
      );
    }
    const token = backend.data.users[0]?.apiToken ?? "";
    await (output.format === "table" || output.format === "tsv"
      ? output.text(announcement({ url, token }))
      : output.record({ fields: [], id: url, data: { url, token } }));
    await ended(signal);
  } finally {
    await close();
  }
  return exitCodes.interrupted;
};

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
