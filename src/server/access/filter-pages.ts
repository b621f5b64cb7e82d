import * as v from "valibot";
import type { Forwarded, UpstreamQuery } from "../upstream/forward-query.ts";

/** Asks Vectice with a query of the proxy's own. */
export type Ask = (json: UpstreamQuery) => Promise<Forwarded>;

/** A list of Vectice's of which a caller may see some items. */
export interface FilteredList<Item> {
  /** The root field. */
  readonly name: string;
  /** The query, with the variable `page`. */
  readonly text: string;
  readonly item: v.GenericSchema<unknown, Item>;
  readonly workspaceOf: (item: Item) => string | undefined;
}

/** As many as a page may have. */
const pageSize = 100;
/** What is beyond these pages is not looked through. */
const mostPages = 20;

/** Reads a list page by page, until it has found so many items of these workspaces; undefined for what is no list. */
export async function filterPages<Item>(
  ask: Ask,
  { name, text, item, workspaceOf }: FilteredList<Item>,
  workspaces: readonly string[],
  variables: UpstreamQuery["variables"],
  wanted: number,
): Promise<{ readonly answer: Forwarded; readonly found: readonly Item[] | undefined }> {
  const Schema = v.object({ [name]: v.object({ items: v.array(item), total: v.number() }) });
  const found: Item[] = [];
  let answer: Forwarded;
  let total = 0;
  let seen = 0;
  let index = 0;
  do {
    index += 1;
    answer = await ask({
      query: text,
      operationName: name,
      variables: { ...variables, page: { index, size: pageSize } },
    });
    const result = v.safeParse(Schema, answer.data);
    const page = result.success ? result.output[name] : undefined;
    if (page === undefined) {
      return { answer, found: undefined };
    }
    found.push(...page.items.filter((one) => workspaces.includes(workspaceOf(one) ?? "")));
    seen += page.items.length;
    // A page may be shorter than asked for; an empty one is the end, whatever the total says.
    total = page.items.length === 0 ? 0 : page.total;
  } while (seen < total && index < mostPages && found.length < wanted);
  return { answer, found };
}
