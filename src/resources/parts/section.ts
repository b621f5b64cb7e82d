import * as v from "valibot";
import { protocolError } from "../../client/http/answer.ts";
import type { CallOptions } from "../../client/client.ts";
import { quoted } from "../../client/text/excerpt.ts";
import type { List, ListOptions } from "../../client/list/list.ts";
import { query } from "../../client/graphql/operation.ts";
import { type PageInput, pageOf } from "../../client/list/page.ts";
import { withArguments } from "../../client/graphql/selection.ts";
import { type Asset, assetEntries, assetOf } from "./asset.ts";
import type { Runtime } from "../reading/runtime.ts";
import { type Entry, entryOf } from "../output/entry.ts";
import { listOfPages, pageArgument, wholeOrPage } from "../reading/paged-list.ts";
import { text } from "../../schemas/leaf.ts";

/** `getIterationById`, for a page of its sections, each with a page of its assets. */
export const getIterationSections = query(
  "getIterationById",
  { id: "VecticeId!" },
  v.object({
    sections: withArguments(
      "page: $page",
      pageOf(
        v.object({
          name: text,
          paginatedArtifacts: withArguments("page: $assets", pageOf(v.object(assetEntries)), ""),
        }),
      ),
    ),
  }),
  { page: pageArgument("PageInput"), assets: pageArgument("PageInput") },
);

/** A section of an iteration, with everything in it. */
export interface Section extends Entry<Section> {
  readonly kind: "section";
  readonly name: string;
  readonly assets: readonly Asset[];
  readonly url: string;
}

type SectionAnswer = v.InferOutput<typeof getIterationSections.schema>["sections"]["items"][number];

/** The list of sections of an iteration, the assets of each read to their end. */
export function sectionsOf(
  runtime: Runtime,
  iteration: { readonly id: string; readonly url: string },
  options: ListOptions | undefined,
): List<Section> {
  const { client } = runtime;
  const read = async (page: PageInput, assets: PageInput, callOptions: CallOptions) =>
    (await client.query(getIterationSections, { id: iteration.id, page, assets }, callOptions))
      .sections;

  /** All assets of the section at this place, of which the first page is there. */
  async function assetsIn(
    { name, paginatedArtifacts: first }: SectionAnswer,
    index: number,
    callOptions: CallOptions,
  ): Promise<SectionAnswer["paginatedArtifacts"]["items"]> {
    const firstPage = wholeOrPage(client, getIterationSections, { index: 1, size: 100 }, first);
    const { total } = firstPage;
    const all = await listOfPages(
      {
        read: async (page, listOptions) => {
          if (page.index === 1) {
            return firstPage;
          }
          const [found] = (await read({ index, size: 1 }, page, listOptions)).items;
          // Sections may have moved since the first page was read.
          return found?.name === name && found.paginatedArtifacts.total === total
            ? found.paginatedArtifacts
            : { items: [], page, total };
        },
        make: (asset) => asset,
        operation: getIterationSections.name,
      },
      callOptions,
    );
    if (all.length !== total) {
      throw protocolError(
        { host: client.host, operation: getIterationSections.name, maybeApplied: undefined },
        `${all.length} of ${total} assets of section ${quoted(name)}. If they are changing, read them again.`,
        { retryable: true },
      );
    }
    return all;
  }

  return listOfPages(
    {
      read: async (place, callOptions) => {
        const assets = { index: 1, size: 100 };
        const { items, page, total } = await read(place, assets, callOptions);
        const start = (place.index - 1) * place.size + 1;
        const whole = await Promise.all(
          items.map(async (section, offset) => ({
            name: section.name,
            assets: await assetsIn(section, start + offset, callOptions),
          })),
        );
        return { items: whole, page, total };
      },
      operation: getIterationSections.name,
      make: ({ name, assets }) =>
        entryOf<Section>({
          kind: "section",
          name,
          assets: assets.map((asset) => assetOf(runtime, asset, name, iteration)),
          url: iteration.url,
        }),
    },
    options,
  );
}
