/**
 * What the protocol has, as the proxy must know it. A test compares every list with the SDL.
 *
 * The reads: each root field with the arguments that say whose data it is about, and the prefix
 * that their ids must have. `filters.parentId=PRJ` is the field `parentId` of the argument `filters`.
 */
export const reads: Readonly<Record<string, string>> = {
  whoAmI: "",
  getPublicConfig: "",
  getOrgConfig: "",
  isFeatureFlagEnabled: "",
  getWorkspaceById: "workspaceId=WSP",
  getWorkspaceByName: "",
  getUserWorkspaceList: "",
  getLastAssets: "",
  getProjectById: "projectId=PRJ",
  getProjectByName: "workspaceId=WSP",
  getProjectList: "workspaceId=WSP",
  getProjectTemplateList: "",
  getPhaseById: "id=PHA",
  getPhaseByName: "parentId=PRJ",
  getPhaseList: "filters.parentId=PRJ",
  getStepDefinitionList: "filters.parentId=PHA",
  getReviewList: "filters.phaseId=PHA",
  getIterationById: "id=ITR",
  getIterationByIndex: "phaseId=PHA",
  getIterationList: "filters.phaseId=PHA",
  getDataset: "datasetId=DTS",
  getDatasetList: "projectId=PRJ",
  getDatasetVersion: "datasetVersionId=DTV",
  getDatasetVersionsList: "datasetId=DTS",
  hasColumn: "datasetVersionId=DTV",
  resourcesItems: "datasetVersionId=DTV",
  sourceColumns: "",
  getModelById: "modelId=MDL",
  getModelList: "projectId=PRJ",
  getModelVersion: "modelVersionId=MDV",
  getModelVersionsList: "modelId=MDL",
  ModelVersionApprovalStatusDates: "modelVersionId=MDV",
  attachments: "entityId=entityType",
  entityMetadataContent: "entityId=entityType",
  CDTReports: "filters.projectId=PRJ filters.modelVersionId=MDV",
  Findings: "filters.projectId=PRJ filters.modelVersionId=MDV",
};

/** Queries that may create something: to the proxy they are writes. */
export const creatingQueries: readonly string[] = [
  "retrieveIteration",
  "getActiveIterationOrCreateOne",
];

export const mutations: readonly string[] = [
  "createProject",
  "createPhase",
  "createIteration",
  "updateIteration",
  "removeIteration",
  "addIterationContent",
  "removeIterationAssets",
  "removeAssetsFromIteration",
  "registerDataset",
  "updateDatasetVersion",
  "registerModel",
  "updateModelVersion",
  "upsertEntityProperties",
  "upsertEntityMetrics",
  "upsertEntityMetadata",
  "attachFileToLineage",
  "saveAutologCells",
  "generateIterationContent",
  "generateIterationContentAndReport",
];

/** What `entityType` says of the id beside it. */
export const entityPrefixes: Readonly<Record<string, string>> = {
  DATASET_VERSION: "DTV",
  MODEL_VERSION: "MDV",
  ITERATION: "ITR",
};

/** What `type` says of the filter that `CDTReports` and `Findings` go by: others may count for nothing. */
export const filtersOfTypes: Readonly<Record<string, string>> = {
  PROJECT: "filters.projectId",
  MODEL_VERSION: "filters.modelVersionId",
};
