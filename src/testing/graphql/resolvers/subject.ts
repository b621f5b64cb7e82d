import * as v from "valibot";
import { Refusal } from "../../refusal.ts";
import type { ModelVersionData } from "../../store/model.ts";
import type { ResolverContext } from "./context.ts";
import { modelVersionWithId, projectWithId, seesModelVersion } from "./rights.ts";

const ListSchema = v.object({
  type: v.nullish(v.picklist(["PROJECT", "MODEL_VERSION"])),
  filters: v.object({ projectId: v.nullish(v.string()), modelVersionId: v.nullish(v.string()) }),
});

/** What the reports or issues of a list are about. Without a type, the filter that is given tells. */
export function subjectOf(
  args: unknown,
  context: ResolverContext,
): { field: "project" | "modelVersion"; id: string } {
  const { type, filters } = v.parse(ListSchema, args);
  const { projectId, modelVersionId } = filters;
  if (typeof modelVersionId === "string" && type !== "PROJECT") {
    return { field: "modelVersion", id: modelVersionWithId(modelVersionId, context).id };
  }
  if (typeof projectId === "string" && type !== "MODEL_VERSION") {
    return { field: "project", id: projectWithId(projectId, context).id };
  }
  throw new Refusal(
    400,
    "the filters name no project or model version, or not the one of the type",
  );
}

/** The model version that a report or an issue is about, if the user may see it. */
export function aboutVersion(id: string | null, context: ResolverContext): ModelVersionData | null {
  const version = context.store.modelVersions.one("id", id);
  return version !== undefined && seesModelVersion(version, context) ? version : null;
}
