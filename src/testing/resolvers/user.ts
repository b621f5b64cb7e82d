import * as v from "valibot";
import { pageOf } from "../paging.ts";
import { type Resolver, workspacesOf, workspaceWithId } from "./context.ts";
import { viewOfWorkspace } from "./views.ts";

const ActivitySchema = v.object({
  targetTypes: v.nullish(v.array(v.string())),
  page: v.nullish(v.object({ index: v.nullish(v.number()), size: v.nullish(v.number()) })),
});

/** The user, the server itself, and what happened last. */
export const userResolvers: Readonly<Record<string, Resolver>> = {
  whoAmI: (_, context) => ({
    user: context.user,
    defaultWorkspace: () => {
      const home = workspacesOf(context).find(({ id }) => id === context.user.defaultWorkspace);
      return home === undefined ? null : viewOfWorkspace(home);
    },
  }),
  getPublicConfig: (_, { store }) => ({
    versions: [
      { version: store.data.version, artifactName: "GLOBAL" },
      { version: store.data.version, artifactName: "BACKEND" },
    ],
  }),
  getOrgConfig: () => ({
    organization: {
      configuration: {
        dfStatisticsRowThreshold: 100,
        dfStatisticsSampleRows: 500,
        dfStatisticsMaxColumns: 100,
      },
    },
  }),
  isFeatureFlagEnabled: () => true,
  getLastAssets: (args, context) => {
    const { targetTypes, page } = v.parse(ActivitySchema, args);
    const visible = new Set(workspacesOf(context).map(({ id }) => id));
    const activities = context.store.data.activities
      .filter(
        ({ workspace, targetType }) =>
          visible.has(workspace) && (targetTypes?.includes(targetType) ?? true),
      )
      .toSorted((one, other) => other.date.localeCompare(one.date));
    const {
      items,
      total,
      page: given,
    } = pageOf(activities, page ?? {}, context.pageLimit, (activity) => ({
      ...activity,
      workspace: () => viewOfWorkspace(workspaceWithId(activity.workspace, context)),
    }));
    return {
      items,
      total,
      page: { afterCursor: null, hasNextPage: given.index * given.size < total },
    };
  },
};
