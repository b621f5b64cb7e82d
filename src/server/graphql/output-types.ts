/**
 * The output types of the protocol's reads: each field's name and, where it is an object, its
 * type. Callers that are scoped to workspaces may ask for nothing else: a server may have fields
 * that nobody here knows, and that lead anywhere. A test compares this with the SDL.
 */
export const outputTypes: Readonly<Record<string, string>> = {
  Query:
    "whoAmI:UserAndDefaultWorkspaceOutput getPublicConfig:PublicConfigOutput getOrgConfig:OrgConfigOutput isFeatureFlagEnabled getWorkspaceById:Workspace getWorkspaceByName:Workspace getUserWorkspaceList:WorkspacePage getLastAssets:UserActivityPage getProjectById:Project getProjectByName:Project getProjectList:ProjectPage getProjectTemplateList:ProjectTemplateOutput getPhaseById:Phase getPhaseByName:Phase getPhaseList:PhasePage getStepDefinitionList:StepDefinitionPage getReviewList:ReviewPage getIterationById:Iteration getIterationByIndex:Iteration getIterationList:IterationPage retrieveIteration:RetrieveIterationOutput getActiveIterationOrCreateOne:Iteration getDataset:DataSet getDatasetList:DataSetPage getDatasetVersion:DataSetVersion getDatasetVersionsList:DataSetVersionPage hasColumn resourcesItems:DatasetSource sourceColumns:SourceColumnPage getModelById:Model getModelList:ModelPage getModelVersion:ModelVersion getModelVersionsList:ModelVersionPage ModelVersionApprovalStatusDates:ModelVersionApprovalStatusDatesOutput attachments:AttachmentOutput entityMetadataContent CDTReports:CDTReportPage Findings:FindingPage",
  Page: "index size",
  CursorPage: "afterCursor hasNextPage",
  User: "id name email",
  UserAndDefaultWorkspaceOutput: "user:User defaultWorkspace:Workspace",
  PublicConfigOutput: "versions:ArtifactVersion",
  ArtifactVersion: "version artifactName",
  OrgConfigOutput: "organization:Organization",
  Organization: "configuration:OrganizationConfiguration",
  OrganizationConfiguration:
    "dfStatisticsRowThreshold dfStatisticsSampleRows dfStatisticsMaxColumns",
  Workspace: "vecticeId name description",
  WorkspacePage: "items:Workspace page:Page total",
  Project: "vecticeId name description workspace:Workspace",
  ProjectPage: "items:Project page:Page total",
  ProjectTemplateOutput: "name description",
  UserActivity: "id date targetType targetId targetName workspace:Workspace",
  UserActivityPage: "items:UserActivity total page:CursorPage",
  Phase:
    "vecticeId name status index owner:User iterationsCount:IterationsCount stepsCount parent:Project",
  IterationsCount: "notStarted inProgress inReview total",
  PhasePage: "items:Phase page:Page total",
  StepDefinition: "name description",
  StepDefinitionPage: "items:StepDefinition page:Page total",
  Review: "vecticeId status feedback message createdDate reviewer:User createdBy:User",
  ReviewPage: "items:Review page:Page total",
  Iteration:
    "vecticeId index name description status starred owner:User phase:Phase sections:IterationStepPage paginatedArtifacts:IterationStepArtifactPage",
  IterationPage: "items:Iteration page:Page total",
  RetrieveIterationOutput: "iteration:Iteration useExistingIteration",
  IterationStep: "name paginatedArtifacts:IterationStepArtifactPage",
  IterationStepPage: "items:IterationStep page:Page total",
  IterationStepArtifact:
    "id index type text iterationId datasetVersionId modelVersionId entityFileId entityMetadataId modelVersion:ModelVersion datasetVersion:DataSetVersion entityFile:EntityFile entityMetadata:EntityMetadata step:IterationStep",
  IterationStepArtifactPage: "items:IterationStepArtifact page:Page total",
  GeneratedContent: "id",
  EntityFile: "id fileName",
  DataSet:
    "vecticeId createdDate updatedDate name description type sourceOrigin versionCount lastVersion:DataSetVersion project:Project projectId",
  DataSetPage: "items:DataSet page:Page total",
  DataSetVersion:
    "vecticeId name description isStarred createdDate updatedDate sourceOrigin createdBy:User properties:EntityProperty datasetSources:DatasetSource origin:Lineage origins:Origins dataSet:DataSet hasColumnWithoutDescription inputs:DataSetVersion children:LineageChildren",
  DataSetVersionPage: "items:DataSetVersion page:Page total",
  DatasetSource:
    "id usage type size itemsCount columnsCount files:FileSourcePage tables:DBTableSourcePage",
  FileSource: "id name filename size rowsNumber columnsNumber uri extraMetadata:ExtraMetadata",
  FileSourcePage: "items:FileSource page:Page total",
  DBTableSource: "id name tablename size rowsNumber columnsNumber uri extraMetadata:ExtraMetadata",
  DBTableSourcePage: "items:DBTableSource page:Page total",
  ExtraMetadata: "key value displayName",
  SourceColumn: "name categoryType description statistics:ColumnStatistics",
  SourceColumnPage: "items:SourceColumn page:Page total",
  ColumnStatistics:
    "numerical:NumericalStatistics text:TextStatistics date:DateStatistics boolean:BooleanStatistics",
  NumericalStatistics: "mean stdDeviation quantiles:Quantiles missing",
  Quantiles: "qMin q25 q50 q75 qMax",
  TextStatistics: "unique missing mostCommons:MostCommon",
  MostCommon: "value frequency",
  DateStatistics: "minimum maximum median mean missing",
  BooleanStatistics: "true false missing",
  Lineage: "id",
  Origins: "phase:Phase iteration:Iteration",
  LineageChildren: "modelVersions:ModelVersion datasetVersions:DataSetVersion",
  DatasetRegisterResultOutput:
    "datasetVersion:DataSetVersion useExistingDataset useExistingVersion",
  Model:
    "vecticeId createdDate updatedDate name description type versionCount versionStats:VersionStats lastVersion:ModelVersion project:Project projectId",
  VersionStats: "experimentationCount productionCount stagingCount retiredCount discardedCount",
  ModelPage: "items:Model page:Page total",
  ModelVersion:
    "vecticeId name version description isStarred createdDate updatedDate status risk approval algorithmName framework inventoryReference createdBy:User properties:EntityProperty metrics:EntityMetric origin:Lineage origins:Origins model:Model modelId inputs:DataSetVersion children:LineageChildren",
  ModelVersionPage: "items:ModelVersion page:Page total",
  ModelVersionApprovalStatusDatesOutput:
    "toValidateDate inValidationDate validatedDate approvedDate rejectedDate",
  ModelRegisterResultOutput: "modelVersion:ModelVersion useExistingModel",
  EntityProperty: "key value",
  EntityMetric: "key value",
  EntityPropertyPage: "items:EntityProperty page:Page total",
  EntityMetricPage: "items:EntityMetric page:Page total",
  EntityMetadata: "id name",
  AttachmentOutput: "id name attachmentType",
  CDTReport: "id name createdDate updatedDate createdBy:User modelVersion:ModelVersion",
  CDTReportPage: "items:CDTReport page:Page total",
  Finding:
    "id name severity dueDate status createdDate report:CDTReport owner:User reviewer:User modelVersion:ModelVersion",
  FindingPage: "items:Finding page:Page total",
};

/** The type of a field, "" where it is no object; undefined where the protocol names no such field. */
export function fieldTypeOf(type: string, field: string): string | undefined {
  const entries = Object.hasOwn(outputTypes, type) ? (outputTypes[type] ?? "").split(" ") : [];
  const entry = entries.find((known) => known === field || known.startsWith(`${field}:`));
  return entry?.slice(field.length + 1);
}

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
