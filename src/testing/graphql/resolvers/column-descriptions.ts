import type { DatasetVersionData } from "../../store/dataset.ts";
import type { ResolverContext } from "./context.ts";
import { changeDatasetVersion } from "./version-writes.ts";

/** Describes the columns of these names, in every file and table of a dataset version. */
export function describeColumns(
  version: DatasetVersionData,
  descriptions: ReadonlyMap<string, string>,
  context: ResolverContext,
): DatasetVersionData {
  const { store, write } = context;
  for (const { id } of store.sources.all("version", version.id)) {
    for (const item of store.items.all("source", id)) {
      const columns = item.columns.map((column) => ({
        ...column,
        description: descriptions.get(column.name) ?? column.description,
      }));
      write.change("items", item, { columns });
    }
  }
  return changeDatasetVersion(version, {}, context);
}
