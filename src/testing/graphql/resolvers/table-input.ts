import * as v from "valibot";
import { AnyRecordSchema } from "../../any-record.ts";
import { Refusal } from "../../refusal.ts";
import type { TableData } from "../../store/attachment.ts";

const TableSchema = v.object({
  name: v.string(),
  content: v.object({ data: v.array(AnyRecordSchema) }),
});

/** A table as clients send it: `{ name, content: { data: [row] } }`. */
export function tableOf(given: unknown): Pick<TableData, "name" | "rows"> {
  const table = v.safeParse(TableSchema, given);
  if (!table.success) {
    throw new Refusal(400, "A table is { name, content: { data: [{ column: value }] } }");
  }
  const { name, content } = table.output;
  if (name.trim() === "") {
    throw new Refusal(400, "The table has no name. Give it one.");
  }
  return { name, rows: content.data };
}
