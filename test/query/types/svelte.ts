import { createInfiniteQuery, createQuery } from "@tanstack/svelte-query";
import type { Connection } from "vectice";
import { queries } from "vectice/query";

export function models(connection: Connection, project: () => string | undefined): unknown[] {
  const all = queries(connection);
  const list = createQuery(() => all.models(project()));
  const names: string[] | undefined = list.data?.map(({ name }) => name);
  const pages = createInfiniteQuery(() => all.models.infinite("PRJ-1"));
  const count: number | undefined = pages.data?.pages.flatMap(({ items }) => items).length;
  return [names, count];
}
