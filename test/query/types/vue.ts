import { useInfiniteQuery, useQuery } from "@tanstack/vue-query";
import type { Connection } from "vectice";
import { queries } from "vectice/query";
import { computed, type ComputedRef, type Ref } from "vue";

export function useModels(connection: Connection, project: Ref<string | undefined>) {
  const all = queries(connection);
  const models = useQuery(computed(() => all.models(project.value)));
  const names: ComputedRef<string[] | undefined> = computed(() =>
    models.data.value?.map(({ name }) => name),
  );
  const fixed = useQuery(all.modelVersion("MDV-1"));
  const auc: ComputedRef<number | undefined> = computed(() => fixed.data.value?.metrics["auc"]);
  const pages = useInfiniteQuery(all.models.infinite("PRJ-1"));
  const count: ComputedRef<number | undefined> = computed(
    () => pages.data.value?.pages.flatMap(({ items }) => items).length,
  );
  return { names, auc, count };
}
