import type { FileData } from "../../store/attachment.ts";
import type { AssetData } from "../../store/iteration.ts";
import { numberOf, type ResolverContext } from "./context.ts";
import type { TypeResolver } from "./field.ts";
import { wholeOr } from "./list.ts";
import { seesDatasetVersion, seesModelVersion } from "./rights.ts";

/** A section of the iteration with the id `iteration`. */
interface Section {
  readonly iteration: string;
  readonly name: string;
}

/** The assets of an iteration, in every section and in none. */
export function assetsOf(iteration: string, { store }: ResolverContext): readonly AssetData[] {
  return store.assets.all("iteration", iteration);
}

export const sectionFields: TypeResolver<Section> = {
  paginatedArtifacts: ({ iteration, name }, context, args) =>
    wholeOr(
      assetsOf(iteration, context).filter(({ section }) => section === name),
      args,
      context,
    ),
};

export const assetFields: TypeResolver<AssetData> = {
  index: ({ id, iteration }, context) =>
    assetsOf(iteration, context).findIndex((asset) => asset.id === id) + 1,
  iterationId: ({ iteration }) => numberOf(iteration),
  modelVersionId: ({ modelVersion }) => (modelVersion === null ? null : numberOf(modelVersion)),
  datasetVersionId: ({ datasetVersion }) =>
    datasetVersion === null ? null : numberOf(datasetVersion),
  entityFileId: ({ file }) => file,
  entityMetadataId: ({ table }) => table,
  modelVersion: ({ modelVersion }, context) => {
    const version = context.store.modelVersions.one("id", modelVersion);
    return version !== undefined && seesModelVersion(version, context) ? version : null;
  },
  datasetVersion: ({ datasetVersion }, context) => {
    const version = context.store.datasetVersions.one("id", datasetVersion);
    return version !== undefined && seesDatasetVersion(version, context) ? version : null;
  },
  entityFile: ({ file }, { store }) => store.files.one("id", file) ?? null,
  entityMetadata: ({ table }, { store }) => store.tables.one("id", table) ?? null,
  step: ({ iteration, section }) => (section === null ? null : { iteration, name: section }),
};

export const fileFields: TypeResolver<FileData> = { fileName: ({ name }) => name };
