import { nextNumber } from "../../store/ids.ts";
import { numberOf, type ResolverContext, timeOf } from "./context.ts";

/** Notes that the user did something to a thing of this project: the newest is told first. */
export function noteActivity(
  targetType: "DataSetVersion" | "Iteration" | "ModelVersion" | "Phase" | "Project",
  target: { readonly id: string; readonly name: string | null },
  project: string,
  context: ResolverContext,
): void {
  const { store, write } = context;
  write.add("activities", {
    id: nextNumber(store.data, "activities"),
    date: timeOf(context),
    targetType,
    targetId: numberOf(target.id),
    targetName: target.name,
    workspace: store.projects.one("id", project)?.workspace ?? "",
  });
}
