import { assetFields, fileFields, sectionFields } from "./asset.ts";
import type { ResolverContext } from "./context.ts";
import { datasetFields, datasetVersionFields } from "./dataset.ts";
import type { Arguments } from "./field.ts";
import { issueFields } from "./issue.ts";
import { iterationFields } from "./iteration.ts";
import { modelFields, modelVersionFields } from "./model.ts";
import { phaseFields, reviewFields } from "./phase.ts";
import { projectFields } from "./project.ts";
import { reportFields } from "./report.ts";
import { itemFields, sourceFields } from "./source.ts";
import { activityFields } from "./user.ts";
import { workspaceFields } from "./workspace.ts";

/** Whatever the record is: it comes from a field whose type is the one that resolves it. */
type FieldResolver = (record: never, context: ResolverContext, args: Arguments) => unknown;

/** How the fields of each GraphQL type are resolved, where they are not the record's own. */
export const types: ReadonlyMap<string, Readonly<Record<string, FieldResolver>>> = new Map(
  Object.entries<Readonly<Record<string, FieldResolver>>>({
    Workspace: workspaceFields,
    UserActivity: activityFields,
    Project: projectFields,
    Phase: phaseFields,
    Review: reviewFields,
    Iteration: iterationFields,
    IterationStep: sectionFields,
    IterationStepArtifact: assetFields,
    EntityFile: fileFields,
    DataSet: datasetFields,
    DataSetVersion: datasetVersionFields,
    DatasetSource: sourceFields,
    FileSource: itemFields,
    DBTableSource: itemFields,
    Model: modelFields,
    ModelVersion: modelVersionFields,
    CDTReport: reportFields,
    Finding: issueFields,
  }),
);
