import * as v from "valibot";
import type { ActivityData } from "../../store/data.ts";
import type { Resolver } from "./context.ts";
import type { TypeResolver } from "./field.ts";
import { listOf } from "./list.ts";
import { workspacesOf, workspaceWithId } from "./rights.ts";

const ActivitySchema = v.object({ targetTypes: v.nullish(v.array(v.string())) });
const FlagSchema = v.object({ code: v.string() });

/** The user, the server itself, and what happened last. */
export const userResolvers: Readonly<Record<string, Resolver>> = {
  whoAmI: (_, context) => {
    const { user } = context;
    const home = workspacesOf(context).find(({ id }) => id === user.defaultWorkspace);
    return { user, defaultWorkspace: home ?? null };
  },
  getPublicConfig: (_, { store }) => ({
    versions: [
      { version: store.data.version, artifactName: "GLOBAL" },
      { version: store.data.version, artifactName: "BACKEND" },
    ],
  }),
  getOrgConfig: (_, { organization }) => ({ organization: { configuration: organization } }),
  isFeatureFlagEnabled: (args, { store }) => {
    const { code } = v.parse(FlagSchema, args);
    const { features } = store.data;
    return Object.hasOwn(features, code) ? features[code] : true;
  },
  getLastAssets: (args, context) => {
    const { targetTypes } = v.parse(ActivitySchema, args);
    const visible = new Set(workspacesOf(context).map(({ id }) => id));
    const activities = context.store.data.activities
      .filter(
        ({ workspace, targetType }) =>
          visible.has(workspace) && (targetTypes?.includes(targetType) ?? true),
      )
      .toSorted((one, other) => other.date.localeCompare(one.date));
    const { items, total, page } = listOf(activities, args, context);
    return {
      items,
      total,
      page: { afterCursor: null, hasNextPage: page.index * page.size < total },
    };
  },
};

export const activityFields: TypeResolver<ActivityData> = {
  workspace: ({ workspace }, context) => workspaceWithId(workspace, context),
};
