import * as v from "valibot";
import type { CallOptions } from "../client/client.ts";
import type { List, ListOptions } from "../client/list.ts";
import { query } from "../client/operation.ts";
import { pageOf } from "../client/page.ts";
import { withArguments } from "../client/selection.ts";
import { type Asset, assetEntries, assetOf } from "./asset.ts";
import type { Context } from "./context.ts";
import { type Entry, entryOf } from "./entry.ts";
import { listOfPages, pageArgument, type PageInput } from "./paging.ts";
import { text } from "./schemas/leaf.ts";

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
          paginatedArtifacts: withArguments("page: $assets", pageOf(v.object(assetEntries))),
        }),
      ),
    ),
  }),
  { page: pageArgument("PageInput"), assets: pageArgument("PageInput") },
);

/** A section of an iteration, with everything in it. */
export interface Section extends Entry<SectionData>, SectionData {}

interface SectionData {
  readonly kind: "section";
  readonly name: string;
  readonly assets: readonly Asset[];
  readonly url: string;
}

type SectionAnswer = v.InferOutput<typeof getIterationSections.schema>["sections"]["items"][number];

const largestPage = 100;

/** The list of sections of an iteration, the assets of each read to their end. */
export function sectionsOf(
  { client }: Context,
  iteration: { readonly id: string; readonly url: string },
  options: ListOptions | undefined,
): List<Section> {
  const read = async (page: PageInput, assets: PageInput, callOptions: CallOptions) =>
    (await client.query(getIterationSections, { id: iteration.id, page, assets }, callOptions))
      .sections;

  /** The assets beyond the first page, asked for section by section. */
  async function restOf(
    { name, paginatedArtifacts: { items, total } }: SectionAnswer,
    position: number,
    callOptions: CallOptions,
  ): Promise<SectionAnswer["paginatedArtifacts"]["items"]> {
    const pages = items.length === 0 ? 1 : Math.ceil(total / items.length);
    const rest = await Promise.all(
      Array.from({ length: pages - 1 }, async (_, place) => {
        const assets = { index: place + 2, size: items.length };
        const found = await read({ index: position, size: 1 }, assets, callOptions);
        // Sections may have moved since the first page was read.
        return found.items.find((section) => section.name === name)?.paginatedArtifacts.items ?? [];
      }),
    );
    return rest.flat();
  }

  return listOfPages(
    {
      read: async (place, callOptions) => {
        const assets = { index: 1, size: largestPage };
        const { items, page, total } = await read(place, assets, callOptions);
        const whole = await Promise.all(
          items.map(async (section, offset) => {
            const position = (place.index - 1) * place.size + offset + 1;
            const first = section.paginatedArtifacts.items;
            const rest = await restOf(section, position, callOptions);
            return { name: section.name, assets: [...first, ...rest] };
          }),
        );
        return { items: whole, page, total };
      },
      make: ({ name, assets }) =>
        entryOf<SectionData>({
          kind: "section",
          name,
          assets: assets.map((asset) => assetOf(asset, name, iteration.url)),
          url: iteration.url,
        }),
    },
    options,
  );
}
