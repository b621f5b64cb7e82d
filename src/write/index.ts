// The one door of the write half. Resources reach it by `import()` alone, so that a page that only reads
// does not load it. It takes the client and gives data; the classes that call it make resources of that.
export { log } from "./content/log-asset.ts";
export { logFile } from "./content/log-file.ts";
export { logNote } from "./content/log-note.ts";
export { logTable } from "./content/log-table.ts";
export { logVersion } from "./content/log-version.ts";
export { deleteAsset, deleteAssets } from "./iteration/delete-assets.ts";
export { organize } from "./iteration/organize.ts";
export { removeIteration } from "./iteration/remove-iteration.ts";
export { saveCode } from "./iteration/save-code.ts";
export { updateIteration } from "./iteration/update-iteration.ts";
export { createLines } from "./lines.ts";
export { createIteration } from "./place/create-iteration.ts";
export { createPhase } from "./place/create-phase.ts";
export { currentIteration } from "./place/current-iteration.ts";
export { logDataset } from "./register/register-dataset.ts";
export { logModel } from "./register/register-model.ts";
export { updateDatasetVersion } from "./register/update-dataset-version.ts";
export { updateModelVersion } from "./register/update-model-version.ts";
