import type { FileData } from "../store/attachment.ts";
import { dispositionOf } from "./content-disposition.ts";
import { csvOf } from "./csv.ts";
import { Refusal } from "../refusal.ts";
import type { ResolverContext } from "../graphql/resolvers/context.ts";
import {
  datasetVersionWithId,
  iterationWithId,
  modelVersionWithId,
} from "../graphql/resolvers/rights.ts";

/** The path of a download: what it is attached to, its id, and the file's name, percent-encoded. */
const downloadPath = /^\/api\/attachments\/([^/]+)\/([^/]+)\/(.+)$/;

type Find = (id: unknown, context: ResolverContext) => { readonly id: string };

const find: ReadonlyMap<string, Find> = new Map<string, Find>([
  ["modelversion", modelVersionWithId],
  ["datasetversion", datasetVersionWithId],
  ["iteration", iterationWithId],
]);

/** Answers `GET /api/attachments/…`; undefined for a path that is no download. */
export function download(path: string, context: ResolverContext): Response | undefined {
  const [, kind = "", id = "", encoded = ""] = downloadPath.exec(path) ?? [];
  const entityWithId = find.get(kind);
  if (entityWithId === undefined) {
    return undefined;
  }
  const name = decodeURIComponent(encoded);
  const entity = entityWithId(decodeURIComponent(id), context).id;
  const { files, tables } = context.store;
  const file = files.all("entity", entity).find((file) => file.name === name);
  if (file !== undefined) {
    return answerOf(file);
  }
  const table = tables.all("entity", entity).find((table) => table.name === name);
  if (table === undefined) {
    throw new Refusal(404, "There is no file or table of this name");
  }
  return answerOf({
    name: name.toLowerCase().endsWith(".csv") ? name : `${name}.csv`,
    content: csvOf(table.rows),
    contentType: "text/csv; charset=utf-8",
  });
}

function answerOf({
  name,
  content,
  contentType,
  disposition,
}: Omit<FileData, "id" | "entity">): Response {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const headers = new Headers({
    "content-type": contentType,
    "content-length": String(bytes.length),
  });
  if (disposition !== null) {
    headers.set("content-disposition", disposition ?? dispositionOf(name));
  }
  return new Response(inChunks(bytes), { headers });
}

const chunkSize = 16_384;

/** The bytes, one chunk each time that the reader wants more. */
function inChunks(bytes: Uint8Array): ReadableStream<Uint8Array> {
  let start = 0;
  return new ReadableStream({
    pull: (controller) => {
      if (start >= bytes.length) {
        controller.close();
        return;
      }
      controller.enqueue(bytes.slice(start, start + chunkSize));
      start += chunkSize;
    },
  });
}
