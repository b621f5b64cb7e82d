import { type Actions, openOurs } from "./action.ts";
import { contents } from "./contents.ts";
import { datasets } from "./datasets.ts";
import { files } from "./files.ts";
import { models } from "./models.ts";
import { places } from "./places.ts";
import { statistics } from "./statistics.ts";
import { tables } from "./tables.ts";
import { updates } from "./updates.ts";

const actions: Actions = {
  ...places,
  ...contents,
  ...tables,
  ...files,
  ...models,
  ...datasets,
  ...statistics,
  ...updates,
};

/** The names of all actions. */
export const actionNames: readonly string[] = Object.keys(actions);

/** Has our library do what has this name, with a folder as its working directory. */
export async function perform(host: string, name: string, folder: string): Promise<void> {
  const action = actions[name];
  if (action === undefined) {
    throw new RangeError(`Our library has no action called ${name}.`);
  }
  const home = process.cwd();
  process.chdir(folder);
  try {
    await action(await openOurs(host));
  } finally {
    process.chdir(home);
  }
}
