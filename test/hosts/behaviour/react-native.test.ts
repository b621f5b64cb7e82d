import { strict as assert } from "node:assert";
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { createBackend } from "vectice/testing";
import { listen } from "vectice/testing/node";

const here = join(import.meta.dirname, "react-native");
const { startApp } = createRequire(import.meta.url)(join(here, "start.cjs"));

/** The newest version, and one that neither knows "exports" nor has addresses with parts. */
const versions = [
  { name: "react-native", entry: "exports", hasTextDecoder: true },
  { name: "react-native-0-76", entry: "main", hasTextDecoder: false },
] as const;

for (const { name, entry, hasTextDecoder } of versions) {
  test(`an app of ${name}, as Metro bundles it`, { timeout: 300_000 }, async () => {
    const bundle = execFileSync(process.execPath, [join(here, "bundle.cjs"), name, entry], {
      encoding: "utf8",
    });
    const backend = createBackend({ seed: "demo" });
    const { url: host, close } = await listen(backend, { port: 0 });
    try {
      const app = startApp(bundle, { hasTextDecoder });
      const { Connection } = app.vectice;
      const apiToken = backend.data.users[0]?.apiToken;
      const connection = await Connection.open({ apiToken, host, logLevel: "error" });

      const workspaces = await connection.workspaces();
      assert.ok(workspaces.length > 10);
      const one: unknown[] = [];
      for await (const workspace of connection.workspaces({ pageSize: 3 })) {
        one.push(workspace);
      }
      assert.equal(one.length, workspaces.length);

      const open = backend.data.iterations.find(({ status }) => status === "InProgress");
      const iteration = await connection.iteration(open?.id);
      await iteration.log("From an app");
      await iteration.logTable("Lift", [{ decile: 1, lift: 3.2 }]);
      const model = await iteration.logModel({ name: "churn", metrics: { auc: 0.87 } });
      assert.match(model.id, /^MDV-/);
      await assert.rejects(
        iteration.logFile({ name: "a.txt", data: "a" }),
        /cannot be sent from here/,
      );

      const version = await connection.modelVersion("MDV-12");
      const csv = await (await version.download("predictions.csv")).text();
      assert.match(csv, /,/);
      const png = await (await version.download("roc-curve.png")).bytes();
      assert.deepEqual([...png.slice(0, 4)], [0x89, 0x50, 0x4e, 0x47]);

      const blob = await (await version.download("roc-curve.png")).blob();
      assert.deepEqual([blob.size, blob.type], [png.length, "image/png"]);
      const reader = new app.FileReader();
      const address = await new Promise<string>((resolve) => {
        reader.onload = () => resolve(reader.result);
        reader.readAsDataURL(blob);
      });
      assert.equal(address.split(",")[1], Buffer.from(png).toString("base64"));

      backend.fail("getWorkspaceById", { hang: true }, 2);
      const controller = new app.AbortController();
      setTimeout(() => controller.abort(), 50);
      const aborted = await connection
        .workspace(1, { signal: controller.signal })
        .catch((error: Error) => error);
      assert.equal(aborted.name, "AbortError");
      const late = await connection.workspace(1, { timeout: 200 }).catch((error: Error) => error);
      assert.equal(late.name, "TimeoutError");
    } finally {
      await close();
    }
  });
}
