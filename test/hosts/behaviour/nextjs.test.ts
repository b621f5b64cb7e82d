import { strict as assert } from "node:assert";
import { execFile } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import { createBackend } from "vectice/testing";
import { listen } from "vectice/testing/node";
import { filesHolding, filesIn } from "../../files-holding.ts";

const here = import.meta.dirname;
const site = join(here, "next");
const built = join(site, ".next");

test(
  "Next.js builds a static page twice and an edge route, and keeps no token",
  { timeout: 300_000 },
  async () => {
    rmSync(built, { recursive: true, force: true });
    const backend = createBackend({ seed: "demo" });
    const { url, close } = await listen(backend);
    const apiToken = backend.data.users[0]?.apiToken ?? "";
    const build = (): Promise<unknown> =>
      promisify(execFile)(
        process.execPath,
        [join(here, "../node_modules/next/dist/bin/next"), "build"],
        {
          cwd: site,
          env: {
            ...process.env,
            VECTICE_HOST: url,
            VECTICE_API_TOKEN: apiToken,
            NEXT_TELEMETRY_DISABLED: "1",
          },
        },
      );
    const exchanges = (): number =>
      backend.requests.filter(({ path }) => path.endsWith("/metadata/authenticate")).length;
    try {
      await build();
      const first = exchanges();
      assert.ok(first > 0, "the page was read");
      // Whatever the first build kept, its token is worth nothing now.
      backend.expireTokens();
      await build();
      assert.ok(exchanges() > first, "the exchange is made anew");
      // What the build's cache keeps is searched too.
      const page = filesIn(built).find((file) => file.endsWith("app/index.html")) ?? "";
      assert.match(readFileSync(page, "utf8"), /Ada Moreau/);
      assert.deepEqual(filesHolding(built, [apiToken]), []);
    } finally {
      await close();
      rmSync(built, { recursive: true, force: true });
    }
  },
);
