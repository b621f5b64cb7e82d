import { about } from "../../client/about.ts";
import * as v from "valibot";
import type { CallOptions } from "../../client/client.ts";
import { quoted } from "../../client/text/excerpt.ts";
import { input, query } from "../../client/graphql/operation.ts";
import { NotFoundError, ProtocolError } from "../../errors.ts";
import { entityTypeOf, type Holder } from "./attachment.ts";
import type { Runtime } from "../reading/runtime.ts";

/** `entityMetadataContent`: the content of a table. */
export const entityMetadataContent = query(
  "entityMetadataContent",
  {
    entityId: "VecticeId!",
    entityType: input<string>("EntityMetadataTypeEnum!"),
    table: "String!",
  },
  v.unknown(),
);

/** A table as it was logged. */
export interface Table {
  /** Every column that any row has, in the order of the rows' fields: whole numbers come first, sorted. */
  readonly columns: readonly string[];
  /** Each row has every column; null where it had none. */
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

/** Reads a table by its name. */
export async function tableOf(
  { client }: Runtime,
  holder: Holder,
  name: string,
  options: CallOptions,
): Promise<Table> {
  const facts = { operation: entityMetadataContent.name, resource: "table", reference: name };
  const hint = "attachments() lists the tables there are.";
  const content = await client.query(
    entityMetadataContent,
    { entityId: holder.id, entityType: entityTypeOf(holder), table: name },
    about(options, { ...facts, hint }),
  );
  if (content === null || content === undefined) {
    throw client.cleanError(
      new NotFoundError(`There is no table ${quoted(name)} in ${holder.id}. ${hint}`, facts),
    );
  }
  const data: unknown = typeof content === "object" && "data" in content ? content.data : undefined;
  if (!Array.isArray(data) || !data.every(isRow)) {
    throw new ProtocolError(
      `${client.host} answered ${facts.operation} with something else than promised: "data" should be a list of rows.`,
      facts,
    );
  }
  const names = [...new Set(data.flatMap(Object.keys))];
  const cell = (row: object, column: string): unknown =>
    Object.hasOwn(row, column) ? Reflect.get(row, column) : null;
  const rows = data.map((row) => Object.fromEntries(names.map((name) => [name, cell(row, name)])));
  // Objects order their fields in their own way: a row's values are to stand under their columns.
  return { columns: Object.keys(rows[0] ?? {}), rows };
}

function isRow(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
