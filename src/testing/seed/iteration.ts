import type { AssetData } from "../store/iteration.ts";
import { addFile, addTable, type FileSeed, type TableSeed } from "./attachment.ts";
import { personOf, type SeedContext } from "./defaults.ts";
import { nextId, nextNumber } from "../store/ids.ts";
import { versionId } from "./version.ts";

/**
 * An asset of an iteration: a version, by id or name as in `VersionSeed.inputs`; or a file, a table
 * or a comment. A version's first asset says in which iteration it was made.
 */
export type AssetSeed =
  | { readonly modelVersion: string }
  | { readonly datasetVersion: string }
  | { readonly file: FileSeed }
  | { readonly table: TableSeed }
  | { readonly comment: string };

/** A section of an iteration. */
export interface SectionSeed {
  readonly name: string;
  readonly assets?: readonly AssetSeed[];
}

/** An iteration of a phase. */
export interface IterationSeed {
  /** Default: `Iteration 1` and so on; null: none. */
  readonly name?: string | null;
  readonly description?: string;
  /** Default: `NotStarted`. */
  readonly status?: "NotStarted" | "InProgress" | "InReview" | "Abandoned" | "Completed";
  readonly starred?: boolean;
  /** A user's name or e-mail address; null: nobody. */
  readonly owner?: string | null;
  readonly sections?: readonly SectionSeed[];
  /** The assets in no section. */
  readonly assets?: readonly AssetSeed[];
}

/** Adds an iteration with its assets, and gives its id. */
export function addIteration(
  iteration: IterationSeed,
  phase: string,
  index: number,
  context: SeedContext,
): string {
  const { data } = context;
  const id = nextId(data, "iterations");
  data.iterations.push({
    id,
    phase,
    index,
    name: iteration.name === undefined ? `Iteration ${index}` : iteration.name,
    description: iteration.description ?? null,
    status: iteration.status ?? "NotStarted",
    starred: iteration.starred ?? false,
    owner: personOf(iteration.owner, context),
    sections: (iteration.sections ?? []).map(({ name }) => name),
  });
  for (const { name, assets } of [
    ...(iteration.sections ?? []),
    { name: null, assets: iteration.assets },
  ]) {
    for (const asset of assets ?? []) {
      data.assets.push({
        id: nextNumber(data, "assets"),
        iteration: id,
        section: name,
        ...contentOf(asset, id, context),
      });
    }
  }
  return id;
}

const nothing = { text: null, modelVersion: null, datasetVersion: null, file: null, table: null };

function contentOf(
  asset: AssetSeed,
  iteration: string,
  context: SeedContext,
): Omit<AssetData, "id" | "iteration" | "section"> {
  const { data } = context;
  if ("comment" in asset) {
    return { ...nothing, type: "Comment", text: asset.comment };
  }
  if ("file" in asset) {
    return { ...nothing, type: "EntityFile", file: addFile(data, iteration, asset.file) };
  }
  if ("table" in asset) {
    return { ...nothing, type: "EntityMetadata", table: addTable(data, iteration, asset.table) };
  }
  if ("modelVersion" in asset) {
    const id = versionId(asset.modelVersion, context, ["model"]);
    made(data.modelVersions, id, iteration);
    return { ...nothing, type: "ModelVersion", modelVersion: id };
  }
  const id = versionId(asset.datasetVersion, context, ["dataset"]);
  made(data.datasetVersions, id, iteration);
  return { ...nothing, type: "DataSetVersion", datasetVersion: id };
}

function made(
  versions: readonly { readonly id: string; iteration: string | null }[],
  id: string,
  iteration: string,
): void {
  const version = versions.find((version) => version.id === id);
  if (version !== undefined) {
    version.iteration ??= iteration;
  }
}
