import useSWR, { mutate, preload } from "swr";
import useSWRImmutable from "swr/immutable";
import type { Connection } from "vectice";
import { queries } from "vectice/query";

export function useModels(connection: Connection, project: string | undefined): unknown[] {
  const { queryKey, queryFn } = queries(connection).models(project);
  const { data } = useSWR(project === undefined ? null : queryKey, queryFn);
  const names: string[] | undefined = data?.map(({ name }) => name);
  const version = queries(connection).modelVersion("MDV-1");
  const fixed = useSWRImmutable(version.queryKey, version.queryFn);
  const auc: number | undefined = fixed.data?.metrics["auc"];
  void preload(queryKey, queryFn);
  return [names, auc];
}

export async function invalidate(connection: Connection): Promise<void> {
  const changed = queries(connection).keysOf("ITR-1");
  await mutate(
    (key) =>
      Array.isArray(key) && changed.some((begin) => begin.every((part, at) => part === key[at])),
  );
}
