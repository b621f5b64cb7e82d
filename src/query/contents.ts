import type { CallOptions } from "../client/client.ts";
import { InvalidRequestError } from "../errors.ts";
import type { Table } from "../resources/parts/table.ts";
import type { QuerySource } from "./places.ts";
import { listQuery, readQuery } from "./query.ts";
import type { Ref } from "./reference.ts";

/** Which table is read. */
export interface TableOptions extends CallOptions {
  readonly name: string;
}

type Holder = "iteration" | "modelVersion" | "datasetVersion";
const holders = ["iteration", "modelVersion", "datasetVersion"] as const;
const places = ["project", "modelVersion"] as const;

/** The queries of what was logged and found: assets, files, tables, reports, issues. */
export function contentQueries({ reader, find }: QuerySource) {
  return {
    /** Everything logged in an iteration. */
    assets: listQuery(reader, "assets", (ref: Ref<"iteration">, options) =>
      find(ref, "iteration").assets(options),
    ),
    /** The sections of an iteration, each with its assets. */
    sections: listQuery(reader, "sections", (ref: Ref<"iteration">, options) =>
      find(ref, "iteration").sections(options),
    ),
    /** The files and tables of an iteration or a version. */
    attachments: listQuery(reader, "attachments", (ref: Ref<Holder>, options) =>
      find(ref, ...holders).attachments(options),
    ),
    /** A table of an iteration or a version, by its name. */
    table: readQuery<Holder, Table, TableOptions>(reader, "table", async (ref, options) => {
      const holder = find(ref, ...holders);
      if (!("name" in options)) {
        throw new InvalidRequestError(
          `Say which table of ${holder.id} is meant: table(thing, { name }).`,
        );
      }
      return holder.table(options.name, options);
    }),
    /** What a version was made from, and what was made from it. */
    lineage: readQuery(
      reader,
      "lineage",
      async (ref: Ref<"modelVersion" | "datasetVersion">, options) =>
        find(ref, "modelVersion", "datasetVersion").lineage(options),
    ),
    /** The reports of a project or about a model version. */
    reports: listQuery(reader, "reports", (ref: Ref<(typeof places)[number]>, options) =>
      find(ref, ...places).reports(options),
    ),
    /** The issues of a project or of a model version. */
    issues: listQuery(reader, "issues", (ref: Ref<(typeof places)[number]>, options) =>
      find(ref, ...places).issues(options),
    ),
    /** When the approval of a model version reached which step. */
    approvalHistory: readQuery(
      reader,
      "approvalHistory",
      async (ref: Ref<"modelVersion">, options) =>
        find(ref, "modelVersion").approvalHistory(options),
    ),
  };
}
