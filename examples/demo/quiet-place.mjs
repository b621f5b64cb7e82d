// @ts-check
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What the client reads from the environment; the user's own must not mix into the demo. */
const settings = /^(?:VECTICE_.*|WORKSPACE|PROJECT)$/;
const homes = ["HOME", "USERPROFILE"];

/**
 * Runs an action with an empty home and an empty working directory, without the user's own
 * settings; puts everything back and removes the directories afterwards.
 *
 * @param {(place: { home: string, work: string }) => Promise<void>} action
 */
export async function inQuietPlace(action) {
  const root = await mkdtemp(join(tmpdir(), "vectice-demo-"));
  const place = { home: join(root, "home"), work: join(root, "work") };
  const environment = { ...process.env };
  const directory = process.cwd();
  try {
    await Promise.all([mkdir(place.home), mkdir(place.work)]);
    restore(
      Object.fromEntries(Object.entries(environment).filter(([name]) => !settings.test(name))),
    );
    for (const name of homes) {
      process.env[name] = place.home;
    }
    process.chdir(place.work);
    await action(place);
  } finally {
    process.chdir(directory);
    restore(environment);
    await rm(root, { recursive: true, force: true });
  }
}

/** @param {NodeJS.ProcessEnv} environment */
function restore(environment) {
  for (const name of Object.keys(process.env)) {
    if (!(name in environment)) {
      delete process.env[name];
    }
  }
  Object.assign(process.env, environment);
}
