import {
  dehydrate,
  HydrationBoundary,
  infiniteQueryOptions,
  QueryClient,
  queryOptions,
  useInfiniteQuery,
  usePrefetchQuery,
  useQueries,
  useQuery,
  useSuspenseInfiniteQuery,
  useSuspenseQuery,
} from "@tanstack/react-query";
import { createElement, type ReactElement } from "react";
import type { Connection } from "vectice";
import { keysOf, queries } from "vectice/query";

export function Models(connection: Connection, project: string | undefined): ReactElement {
  const all = queries(connection);
  const { data, error } = useQuery({ ...all.models(project), enabled: project !== undefined });
  const names: string[] | undefined = data?.map(({ name }) => name);
  const created: string | null | undefined = data?.[0]?.createdAt;
  // @ts-expect-error -- dates come as text
  const wrong: Date | null | undefined = data?.[0]?.createdAt;
  // @ts-expect-error -- plain data has no methods
  const methods: unknown = data?.[0]?.versions;

  const version = useSuspenseQuery(all.modelVersion("MDV-1"));
  const auc: number | undefined = version.data.metrics["auc"];
  const status: string =
    useQuery({ ...all.project(project), select: ({ name }) => name }).data ?? "";

  const pages = useInfiniteQuery(all.modelVersions.infinite("MDL-1", { pageSize: 20 }));
  const rows: number | undefined = pages.data?.pages.flatMap(({ items }) => items).length;
  const suspended = useSuspenseInfiniteQuery(all.workspaces.infinite());
  const first: string | undefined = suspended.data.pages[0]?.items[0]?.name;

  usePrefetchQuery(all.issues("PRJ-1"));
  const [phases, issues] = useQueries({ queries: [all.phases("PRJ-1"), all.issues("PRJ-1")] });
  const phase: string | undefined = phases.data?.[0]?.statusLabel;
  const severity: string | null | undefined = issues.data?.[0]?.severity;
  return createElement(
    "p",
    {},
    String([names, created, wrong, methods, auc, status, rows, first, phase, severity, error]),
  );
}

export async function serverPart(connection: Connection): Promise<ReactElement> {
  const client = new QueryClient();
  const options = queryOptions(queries(connection).models("PRJ-1"));
  await client.prefetchQuery(options);
  await client.prefetchInfiniteQuery(
    infiniteQueryOptions(queries(connection).models.infinite("PRJ-1")),
  );
  const known: readonly { readonly name: string }[] = await client.fetchQuery(options);
  const cached: string | undefined = client.getQueryData(options.queryKey)?.[0]?.name;
  return createElement(HydrationBoundary, { state: dehydrate(client) }, known.length, cached);
}

export async function invalidate(client: QueryClient, connection: Connection): Promise<void> {
  const iteration = await connection.iteration("ITR-1");
  for (const queryKey of queries(connection).keysOf(iteration)) {
    await client.invalidateQueries({ queryKey });
  }
  for (const queryKey of keysOf(iteration)) {
    await client.invalidateQueries({ queryKey });
  }
}
