import { about } from "../../client/about.ts";
import * as v from "valibot";
import type { List, ListOptions } from "../../client/list/list.ts";
import { input, query } from "../../client/graphql/operation.ts";
import type { Runtime } from "../reading/runtime.ts";
import { type Entry, entryOf } from "../output/entry.ts";
import { listOfAll } from "../reading/paged-list.ts";
import type { Kind } from "../reading/reference.ts";
import { number, text } from "../../schemas/leaf.ts";

/** What can hold files and tables. */
export interface Holder {
  readonly kind: Kind;
  readonly id: string;
  readonly url: string;
}

/** A holder's kind, as the protocol writes it: `MODEL_VERSION`. */
export function entityTypeOf({ kind }: Holder): string {
  return kind.replace(/(?=[A-Z])/, "_").toUpperCase();
}

/** `attachments`: the files and tables of a version or an iteration, in one answer. */
export const attachments = query(
  "attachments",
  { entityId: "VecticeId!", entityType: input<string>("EntityMetadataTypeEnum!") },
  v.array(v.object({ id: number, name: text, attachmentType: text })),
);

/** A file or a table of a version or an iteration. */
export interface Attachment extends Entry<Attachment> {
  readonly kind: "attachment";
  readonly id: number;
  readonly name: string;
  /** A file is read by `download(name)`, a table by `table(name)`. */
  readonly type: "file" | "table";
  /** The page of what it is attached to. */
  readonly url: string;
}

/** The list of what is attached to a holder. */
export function attachmentsOf(
  { client }: Runtime,
  holder: Holder,
  options: ListOptions | undefined,
): List<Attachment> {
  return listOfAll(async (callOptions) => {
    const found = await client.query(
      attachments,
      { entityId: holder.id, entityType: entityTypeOf(holder) },
      about(callOptions, { resource: holder.kind, reference: holder.id }),
    );
    return found.map(({ id, name, attachmentType }) =>
      entryOf<Attachment>({
        kind: "attachment",
        id,
        name,
        type: attachmentType === "ENTITY_FILE" ? "file" : "table",
        url: holder.url,
      }),
    );
  }, options);
}
