// @ts-check
// Connects three ways to a backend of its own, then looks around. Nothing outside is touched.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { connect, Connection, isVecticeError } from "vectice";
import { createBackend } from "vectice/testing";
import { listen } from "vectice/testing/node";
import { inQuietPlace } from "./quiet-place.mjs";
import { heading, line, showError, showSettings } from "./tell.mjs";

const backend = createBackend({ seed: "demo" });
const apiToken = backend.data.users[0]?.apiToken;
if (apiToken === undefined) {
  throw new Error("The demo organization has no user.");
}
const server = await listen(backend, { port: 0 });

try {
  await inQuietPlace(async ({ home, work }) => {
    line(`The reference backend listens at ${server.url}`);

    heading("1. Connect with arguments");
    const connection = await Connection.open({ apiToken, host: server.url });
    line(`Connected as ${connection.user.name}. Each setting, and where it came from:`);
    showSettings(connection.settings);

    heading("2. Connect with a config file");
    const config = "vectice-config.json";
    await writeFile(
      join(work, config),
      JSON.stringify({ VECTICE_API_TOKEN: apiToken, VECTICE_HOST: server.url }),
    );
    showSettings((await Connection.open({ config })).settings);

    heading("3. Connect with nothing: the environment, .vectice here, .vectice at home");
    process.env["VECTICE_HOST"] = server.url;
    await writeFile(join(work, ".vectice"), 'WORKSPACE="Credit risk"\n');
    await writeFile(join(home, ".vectice"), `VECTICE_API_TOKEN=${apiToken}\n`);
    const place = await connect();
    if (place.kind !== "workspace") {
      throw new Error(`Expected a workspace, not a ${place.kind}.`);
    }
    line(`These settings name a workspace, so connect() opened it: ${place.name} (${place.id}).`);
    showSettings(place.connection.settings);

    heading("The workspaces");
    const workspaces = await connection.listWorkspaces();
    expect(workspaces.length > 0, "there are workspaces");

    heading("A workspace and a project, by name");
    const workspace = await connection.workspace("Credit risk");
    const project = await workspace.project("Churn");
    line(
      `${workspace.name} is ${workspace.id}, with ${await workspace.projects().total()} projects.`,
    );
    line(`${project.name} is ${project.id}: ${project.description ?? "no description"}`);
    line(`Its page: ${project.url}`);

    heading("A short write: an iteration, a note, a table, a model");
    const phase = await project.phase("Modeling");
    const iteration = await phase.createIteration({ name: "Demo" });
    await iteration.log("Drift is gone since March.", { section: "Monitoring" });
    await iteration.logTable("Lift by decile", [
      { decile: 1, lift: 3.1 },
      { decile: 2, lift: 2.2 },
    ]);
    const model = await iteration.logModel({
      name: "churn",
      library: "xgboost",
      technique: "gradient boosting",
      metrics: { auc: 0.87 },
      attachments: [{ name: "notes.txt", data: "Trained on the demo data." }],
    });
    line(`A new ${model.created} of ${model.parent.name}: ${model.id}, ${model.url}`);
    const { completed } = await iteration.complete();
    expect(completed, "the iteration is completed");
    expect((await iteration.assets()).length === 3, "everything is in the iteration");
    line(`Look at it: ${iteration.url}`);

    heading("What a wrong token looks like");
    await failing("AuthenticationError", () =>
      Connection.open({ apiToken: "not-a-token", host: server.url }),
    );

    heading("What an unknown workspace looks like");
    await failing("NotFoundError", () => connection.workspace("Atlantis"));
  });
  line("\nAll of that went as it should.");
} finally {
  await server.close();
}

/**
 * Runs what must fail, and shows how.
 *
 * @param {string} name the error's name
 * @param {() => Promise<unknown>} action
 */
async function failing(name, action) {
  const error = await action().then(
    () => undefined,
    (/** @type {unknown} */ reason) => reason,
  );
  if (!isVecticeError(error)) {
    throw new Error(`Expected a ${name}.`, { cause: error });
  }
  showError(error);
  expect(error.name === name, `the error is a ${name}`);
}

/**
 * @param {boolean} held
 * @param {string} what
 */
function expect(held, what) {
  if (!held) {
    throw new Error(`Expected that ${what}.`);
  }
}
