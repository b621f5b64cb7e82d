import { Refusal } from "../refusal.ts";
import { describeColumns } from "../graphql/resolvers/column-descriptions.ts";
import type { ResolverContext } from "../graphql/resolvers/context.ts";
import { ownDatasetVersion } from "../graphql/resolvers/version-writes.ts";
import type { UploadedFile } from "../http/multipart.ts";
import { rowsOfCsv } from "./csv.ts";

/**
 * Answers `POST /api/columns-description/{id}`: the first field of each row is a column, the second
 * its description. Shorter rows are passed over, and so are columns that there are none of: a header.
 */
export function describeFromCsv(
  id: string,
  file: UploadedFile,
  context: ResolverContext,
): Response {
  const version = ownDatasetVersion(id, context);
  const rows = rowsOfCsv(new TextDecoder().decode(file.bytes));
  if (rows === undefined) {
    throw new Refusal(400, `${file.name} is no CSV: a quote in it is not closed`);
  }
  const descriptions = rows.flatMap(([column, description]): [string, string][] =>
    column === undefined || description === undefined ? [] : [[column, description]],
  );
  describeColumns(version, new Map(descriptions), context);
  return new Response("");
}
