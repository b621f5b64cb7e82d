// The main job, end to end, on the embedded backend: connect three ways, list, open, and see what
// goes wrong look like. Touches nothing outside of a temporary folder.
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect, Connection, isVecticeError } from "vectice";
import { createBackend } from "vectice/testing";
import { listen } from "vectice/testing/node";

const title = (text: string): void =>
  console.log(`\n\u2500\u2500 ${text} ${"\u2500".repeat(Math.max(0, 76 - text.length))}`);

/** Shows who is connected, and where each setting came from. */
function show(connection: Connection): void {
  const { host, apiToken } = connection.settings;
  console.log(`Connected to ${connection.host} as ${connection.user.name}.`);
  console.log(`  host from ${host.source}; API token from ${apiToken?.source}`);
}

/** Runs what must fail, and shows what a person would see. */
async function fails(run: () => Promise<unknown>, name: string): Promise<void> {
  const error: unknown = await run().catch((reason: unknown) => reason);
  assert(isVecticeError(error));
  assert.equal(error.name, name);
  console.log(`${error.name} (${error.code}): ${error.message}`);
}

const folder = await mkdtemp(join(tmpdir(), "vectice-demo-"));
const backend = createBackend();
const { url: host, close } = await listen(backend);
const apiToken = backend.data.users[0]?.apiToken;

// Settings of this machine stay out of the demo.
for (const key of [
  "VECTICE_API_TOKEN",
  "VECTICE_HOST",
  "VECTICE_API_ENDPOINT",
  "WORKSPACE",
  "PROJECT",
  "VECTICE_LOG",
]) {
  Reflect.deleteProperty(process.env, key);
}
process.env["HOME"] = folder;
process.env["USERPROFILE"] = folder;
process.chdir(folder);

try {
  title("1. Connect with arguments");
  show(await Connection.open({ apiToken, host }));

  title("2. Connect with a config file");
  const config = join(folder, "vectice-config.json");
  await writeFile(config, JSON.stringify({ VECTICE_API_TOKEN: apiToken, VECTICE_HOST: host }));
  show(await Connection.open({ config }));

  title("3. Connect with the environment and a .vectice file");
  process.env["VECTICE_HOST"] = host;
  await writeFile(join(folder, ".vectice"), `VECTICE_API_TOKEN=${apiToken}\n`);
  const connection = await Connection.open();
  show(connection);

  title("The workspaces");
  await connection.listWorkspaces();

  title("A workspace and a project, by name");
  const project = await connect({ workspace: "Credit risk", project: "Churn" });
  assert.equal(project.kind, "project");
  console.log(
    `${project.workspace.name} (${project.workspace.id}) / ${project.name} (${project.id})`,
  );
  console.log(`  ${project.description}`);
  console.log(`  ${project.url}`);

  title("A wrong token");
  await fails(() => connect({ apiToken: "not-a-token" }), "AuthenticationError");

  title("An unknown workspace");
  await fails(() => connection.workspace("Credit rsik"), "NotFoundError");
} finally {
  process.chdir(tmpdir());
  await close();
  await rm(folder, { recursive: true });
}
