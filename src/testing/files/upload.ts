import { Refusal } from "../refusal.ts";
import type { FileData } from "../store/attachment.ts";
import { nextNumber } from "../store/ids.ts";
import { noteActivity } from "../graphql/resolvers/activity.ts";
import { addAsset, putFile } from "../graphql/resolvers/asset-writes.ts";
import { numberOf, type ResolverContext } from "../graphql/resolvers/context.ts";
import { ownRun } from "../graphql/resolvers/lineage-run.ts";
import { sectionFor } from "../graphql/resolvers/section.ts";
import {
  changeDatasetVersion,
  changeModelVersion,
  ownDatasetVersion,
  ownModelVersion,
} from "../graphql/resolvers/version-writes.ts";
import { projectOf, writableIteration } from "../graphql/resolvers/write-rights.ts";
import { jsonAnswer } from "../http/responses.ts";
import type { UploadedFile } from "../http/multipart.ts";
import { contentTypeOf } from "../store/content-type.ts";

/** An upload: its file, and what its address asks for. */
export interface Upload {
  readonly file: UploadedFile;
  readonly query: URLSearchParams;
}

type Put = (id: string, upload: Upload, context: ResolverContext) => FileData;

const puts: ReadonlyMap<string, { readonly entityType: string; readonly put: Put }> = new Map([
  ["iteration", { entityType: "ITERATION", put: putToIteration }],
  ["modelversion", { entityType: "MODEL_VERSION", put: putToModelVersion }],
  ["datasetversion", { entityType: "DATASET_VERSION", put: putToDatasetVersion }],
  ["run", { entityType: "RUN", put: putToRun }],
]);

/** Answers `POST /api/entityfiles/{kind}/{id}`. */
export function upload(
  kind: string,
  id: string,
  given: Upload,
  context: ResolverContext,
): Response {
  const found = puts.get(kind);
  if (found === undefined) {
    throw new Refusal(404, `Files are not uploaded to ${kind}`);
  }
  const file = found.put(id, given, context);
  return jsonAnswer({
    fileId: file.id,
    fileName: file.name,
    contentType: file.contentType,
    entityId: numberOf(file.entity),
    entityType: found.entityType,
    ...(file.modelFramework === undefined ? {} : { modelFramework: file.modelFramework }),
  });
}

/** The file is an asset of the iteration at once. */
function putToIteration(id: string, { file, query }: Upload, context: ResolverContext): FileData {
  const iteration = writableIteration(id, context);
  const section = sectionFor(iteration, query.get("stepName"), context);
  const put = putFile(iteration.id, fieldsOf(file), context);
  addAsset(iteration, section, { type: "EntityFile", file: put.id }, context);
  noteActivity("Iteration", iteration, projectOf(iteration, context), context);
  return put;
}

function putToModelVersion(
  id: string,
  { file, query }: Upload,
  context: ResolverContext,
): FileData {
  const version = changeModelVersion(ownModelVersion(id, context), {}, context);
  const modelFramework = query.get("modelFramework");
  const fields = modelFramework === null ? {} : { modelFramework };
  return putFile(version.id, { ...fieldsOf(file), ...fields }, context);
}

function putToDatasetVersion(id: string, { file }: Upload, context: ResolverContext): FileData {
  const version = changeDatasetVersion(ownDatasetVersion(id, context), {}, context);
  return putFile(version.id, fieldsOf(file), context);
}

function putToRun(id: string, { file }: Upload, context: ResolverContext): FileData {
  const run = ownRun(Number(id), context);
  const put = putFile(`RUN-${run}`, fieldsOf(file), context);
  const { store, write } = context;
  if (!store.codeFiles.all("file", put.id).some((code) => code.run === run)) {
    write.add("codeFiles", { id: nextNumber(store.data, "codeFiles"), run, file: put.id });
  }
  return put;
}

function fieldsOf({
  name,
  type,
  bytes,
  sha256,
}: UploadedFile): Pick<FileData, "name" | "contentType" | "content" | "sha256"> {
  return { name, contentType: type ?? contentTypeOf(name), content: bytes, sha256 };
}
