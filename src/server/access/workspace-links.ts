/**
 * Fields that lead from one entity to others by a link that people set, perhaps across workspaces:
 * nothing in the protocol says that they don't.
 */
export const crossLinks: ReadonlySet<string> = new Set([
  "DataSetVersion.inputs",
  "ModelVersion.inputs",
  "LineageChildren.modelVersions",
  "LineageChildren.datasetVersions",
  "IterationStepArtifact.modelVersion",
  "IterationStepArtifact.datasetVersion",
  "CDTReport.modelVersion",
  "Finding.modelVersion",
  "Finding.report",
  "Origins.phase",
  "Origins.iteration",
]);

/** The way from a type that such links lead to, to its workspace. */
export const pathsToWorkspaces: Readonly<Record<string, string>> = {
  Phase: "parent.workspace",
  Iteration: "phase.parent.workspace",
  DataSetVersion: "dataSet.project.workspace",
  ModelVersion: "model.project.workspace",
  // A report names no project. One that is about no model version cannot be placed.
  CDTReport: "modelVersion.model.project.workspace",
};

/** Fields that hold the number of what a link leads to, and that link. */
export const linkNumbers: Readonly<Record<string, string>> = {
  "IterationStepArtifact.modelVersionId": "modelVersion",
  "IterationStepArtifact.datasetVersionId": "datasetVersion",
};
