import { sorted } from "../../client/sorted.ts";
import * as v from "valibot";
import { query } from "../../client/graphql/operation.ts";
import { unprovenField } from "../../client/graphql/selection.ts";
import { maybe, maybeNumber, maybeText, text } from "../../schemas/leaf.ts";
import { type WorkspaceData, WorkspaceSchema } from "../../schemas/workspace.ts";
import { pageArgument } from "./paged-list.ts";

/** `getLastAssets`: what the user's workspaces saw last. */
export const getLastAssets = query(
  "getLastAssets",
  { page: pageArgument("PageIndexInput") },
  v.object({
    items: v.array(
      v.object({
        date: text,
        targetType: maybeText,
        targetId: maybeNumber,
        workspace: unprovenField(maybe(WorkspaceSchema)),
      }),
    ),
  }),
);

/** What leads to its workspace, where the server does not name that itself. */
const places = {
  Workspace: "workspace",
  Project: "project",
  Phase: "phase",
  Iteration: "iteration",
} as const;

const isPlace = (type: string): type is keyof typeof places => Object.hasOwn(places, type);

/** A workspace, or what leads to one. */
type Place =
  | { readonly workspace: WorkspaceData }
  | { readonly kind: (typeof places)[keyof typeof places]; readonly id: number };

type Activity = v.InferOutput<typeof getLastAssets.schema>["items"][number];

/** The place of the newest activity that leads to a workspace. */
export function newestPlace(items: readonly Activity[]): Place | undefined {
  const newestFirst = sorted(items, (one, other) => Date.parse(other.date) - Date.parse(one.date));
  for (const activity of newestFirst) {
    const place = placeOf(activity);
    if (place !== undefined) {
      return place;
    }
  }
  return undefined;
}

function placeOf({ workspace, targetType, targetId }: Activity): Place | undefined {
  if (workspace !== null) {
    return { workspace };
  }
  return targetType !== null && targetId !== null && isPlace(targetType)
    ? { kind: places[targetType], id: targetId }
    : undefined;
}
