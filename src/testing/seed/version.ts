import type { BackendData } from "../store/data.ts";
import type { VersionData } from "../store/version.ts";
import { type AttachmentsSeed, addAttachments } from "./attachment.ts";
import { dateAt, entriesOf, type EntriesSeed, personOf, type SeedContext } from "./defaults.ts";

/** What seeds of dataset versions and of model versions have in common; all of it may be left out. */
export interface VersionSeed extends AttachmentsSeed {
  /** Default: `Version 1` and so on. */
  readonly name?: string;
  readonly description?: string;
  readonly isStarred?: boolean;
  /** ISO 8601. */
  readonly createdDate?: string;
  readonly updatedDate?: string;
  /** A user's name or e-mail address; null: nobody. */
  readonly createdBy?: string | null;
  readonly properties?: EntriesSeed<string>;
  /**
   * What it was made from: ids such as `DTV-1`; or names of the same project's datasets and models,
   * which mean their last versions, or `Dataset / Version 1` for another one.
   */
  readonly inputs?: readonly string[];
}

/** A version that was added; its inputs are still as the seed names them. */
export interface MadeVersion {
  readonly id: string;
  readonly inputs: readonly string[];
}

/** The common part of a version; `place` counts the versions of one dataset or model from 0. */
export function versionOf(
  id: string,
  seed: VersionSeed,
  place: number,
  context: SeedContext,
): VersionData {
  const { data } = context;
  const serial = data.datasetVersions.length + data.modelVersions.length;
  const createdDate = seed.createdDate ?? dateAt(serial);
  addAttachments(data, id, seed);
  return {
    id,
    name: seed.name ?? `Version ${place + 1}`,
    description: seed.description ?? null,
    isStarred: seed.isStarred ?? false,
    createdDate,
    updatedDate: seed.updatedDate ?? createdDate,
    createdBy: personOf(seed.createdBy, context),
    iteration: null,
    origin: serial + 1,
    properties: entriesOf(seed.properties),
  };
}

/** The versions of a kind that have a name, by what they are versions of. */
interface Named {
  readonly parents: readonly { readonly id: string; readonly name: string }[];
  readonly versions: readonly { readonly id: string; readonly name: string }[];
}

/** The id of the version that a seed speaks of. */
export function versionId(
  reference: string,
  { data, project }: SeedContext,
  kinds: readonly ("dataset" | "model")[] = ["dataset", "model"],
): string {
  if (/^(?:DTV|MDV)-\d+$/.test(reference)) {
    return reference;
  }
  for (const kind of kinds) {
    const { parents, versions } = namesOf(kind, reference, data, project);
    const found = parents.length === 0 ? undefined : versions.at(-1);
    if (found !== undefined) {
      return found.id;
    }
  }
  throw new RangeError(
    `The seed speaks of "${reference}", but ${project} has no ${kinds.join(" or ")} version of this name. ` +
      "Name a dataset or model that has versions, or one version as in `Applications / Version 1`.",
  );
}

function namesOf(
  kind: "dataset" | "model",
  reference: string,
  data: BackendData,
  project: string,
): Named {
  const things = (kind === "dataset" ? data.datasets : data.models).filter(
    (thing) => thing.project === project,
  );
  const versionsOf = (id: string | undefined): Named["versions"] =>
    kind === "dataset"
      ? data.datasetVersions.filter(({ dataset }) => dataset === id)
      : data.modelVersions.filter(({ model }) => model === id);
  const whole = things.filter(({ name }) => name === reference);
  if (whole.length > 0) {
    return { parents: whole, versions: versionsOf(whole.at(-1)?.id) };
  }
  const cut = reference.lastIndexOf(" / ");
  const parents = cut === -1 ? [] : things.filter(({ name }) => name === reference.slice(0, cut));
  const wanted = reference.slice(cut + 3);
  return {
    parents,
    versions: versionsOf(parents.at(-1)?.id).filter(({ name }) => name === wanted),
  };
}
