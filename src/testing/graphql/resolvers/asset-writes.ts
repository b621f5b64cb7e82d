import { nextNumber } from "../../store/ids.ts";
import type { FileData, TableData } from "../../store/attachment.ts";
import type { AssetData, IterationData } from "../../store/iteration.ts";
import type { ResolverContext } from "./context.ts";

type Content = Pick<AssetData, "type"> &
  Partial<Pick<AssetData, "text" | "modelVersion" | "datasetVersion" | "file" | "table">>;

/** Adds an asset to an iteration. A file or table that is one already moves to the section instead. */
export function addAsset(
  iteration: IterationData,
  section: string | null,
  content: Content,
  { store, write }: ResolverContext,
): AssetData {
  const { type, text = null, modelVersion = null, datasetVersion = null } = content;
  const { file = null, table = null } = content;
  const same = store.assets
    .all("iteration", iteration.id)
    .find((asset) => (file ?? table) !== null && asset.file === file && asset.table === table);
  return same === undefined
    ? write.add("assets", {
        id: nextNumber(store.data, "assets"),
        iteration: iteration.id,
        section,
        type,
        text,
        modelVersion,
        datasetVersion,
        file,
        table,
      })
    : write.change("assets", same, { section });
}

/** Whether a version is among an iteration's assets. */
export function isLinked(
  iteration: string,
  field: "modelVersion" | "datasetVersion",
  id: string,
  { store }: ResolverContext,
): boolean {
  return store.assets.all("iteration", iteration).some((asset) => asset[field] === id);
}

/** Attaches a file to a thing; one of the same name is replaced, and keeps its id. */
export function putFile(
  entity: string,
  file: Omit<FileData, "id" | "entity" | "disposition">,
  { store, write }: ResolverContext,
): FileData {
  const same = store.files.all("entity", entity).find(({ name }) => name === file.name);
  return same === undefined
    ? write.add("files", { id: nextNumber(store.data, "files"), entity, ...file })
    : write.change("files", same, file);
}

/** Attaches a table to a thing; one of the same name is replaced, and keeps its id. */
export function putTable(
  entity: string,
  { name, rows }: Pick<TableData, "name" | "rows">,
  { store, write }: ResolverContext,
): TableData {
  const same = store.tables.all("entity", entity).find((table) => table.name === name);
  return same === undefined
    ? write.add("tables", { id: nextNumber(store.data, "tables"), entity, name, rows })
    : write.change("tables", same, { rows });
}

/** Takes assets out of their iteration; files and tables are gone with them, versions stay. */
export function removeAssets(assets: readonly AssetData[], { write }: ResolverContext): void {
  const files = new Set(assets.map(({ file }) => file));
  const tables = new Set(assets.map(({ table }) => table));
  write.remove("assets", (asset) => assets.includes(asset));
  write.remove("files", ({ id }) => files.has(id));
  write.remove("tables", ({ id }) => tables.has(id));
}
