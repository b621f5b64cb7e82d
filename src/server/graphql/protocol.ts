/** The protocol's schema, written by `npm run format:protocol`: the proxy forwards nothing else. */
export const protocol = `
scalar VecticeId
scalar DateTime
scalar JSON
type Query{whoAmI:UserAndDefaultWorkspaceOutput!getPublicConfig:PublicConfigOutput!getOrgConfig:OrgConfigOutput!isFeatureFlagEnabled(code:String!):Boolean!getWorkspaceById(workspaceId:VecticeId!):Workspace!getWorkspaceByName(name:String!):Workspace!getUserWorkspaceList(page:PageInput!):WorkspacePage!getLastAssets(targetTypes:[ActivityTargetType!]page:PageIndexInput):UserActivityPage!getProjectById(projectId:VecticeId!):Project!getProjectByName(name:String!workspaceId:VecticeId!):Project!getProjectList(workspaceId:VecticeId!page:PageIndexInput!):ProjectPage!getProjectTemplateList:[ProjectTemplateOutput!]!getPhaseById(id:VecticeId!):Phase!getPhaseByName(name:String!parentId:VecticeId!):Phase!getPhaseList(filters:PhaseFiltersInput!order:ListOrderInput page:PageInput):PhasePage!getStepDefinitionList(filters:BaseDocumentationListFiltersInput!order:ListOrderInput page:PageInput):StepDefinitionPage!getReviewList(filters:ReviewFiltersInput!order:ListOrderInput page:PageInput):ReviewPage!getIterationById(id:VecticeId!):Iteration!getIterationByIndex(index:Float!phaseId:VecticeId!):Iteration!getIterationList(filters:IterationFiltersInput!order:ListOrderInput page:PageInput):IterationPage!retrieveIteration(phaseId:VecticeId!data:IterationCreateInput):RetrieveIterationOutput!getActiveIterationOrCreateOne(phaseId:VecticeId!data:IterationCreateInput):Iteration!getDataset(datasetId:VecticeId!):DataSet!getDatasetList(projectId:VecticeId!page:PageInput):DataSetPage!getDatasetVersion(datasetVersionId:VecticeId!):DataSetVersion!getDatasetVersionsList(datasetId:VecticeId!page:PageInput):DataSetVersionPage!hasColumn(datasetVersionId:VecticeId!column:String!):Boolean!resourcesItems(datasetVersionId:VecticeId!resourceType:DatasetSourceUsage):[DatasetSource!]!sourceColumns(id:Float!columnSourceType:ColumnSourceType!page:PageInput):SourceColumnPage!getModelById(modelId:VecticeId!):Model!getModelList(projectId:VecticeId!page:PageInput):ModelPage!getModelVersion(modelVersionId:VecticeId!):ModelVersion!getModelVersionsList(modelId:VecticeId!page:PageInput):ModelVersionPage!ModelVersionApprovalStatusDates(modelVersionId:VecticeId!):ModelVersionApprovalStatusDatesOutput!attachments(entityId:VecticeId!entityType:EntityMetadataTypeEnum!):[AttachmentOutput!]!entityMetadataContent(entityId:VecticeId!entityType:EntityMetadataTypeEnum!table:String!):JSON CDTReports(type:CDTReportQueryType filters:CDTReportFiltersInput!page:PageInput):CDTReportPage!Findings(type:FindingQueryType filters:FindingFiltersInput!page:PageInput):FindingPage!}
type Mutation{createProject(data:ProjectCreateInput!workspaceId:VecticeId!):Project!createPhase(createModel:PhaseCreateInput!parentId:VecticeId!):Phase!createIteration(phaseId:VecticeId!data:IterationCreateInput):Iteration!updateIteration(id:VecticeId!data:IterationUpdateInput!):Iteration!removeIteration(id:VecticeId!):Boolean addIterationContent(artifacts:[IterationStepArtifactInput!]!iterationContext:IterationContextInput!):[IterationStepArtifact!]!removeIterationAssets(data:IterationRemoveAssetsInput!):Boolean removeAssetsFromIteration(artifactsIdList:[Float!]!iterationId:VecticeId!):Boolean registerDataset(iterationContext:IterationContextInput!data:DatasetRegisterInput!):DatasetRegisterResultOutput!updateDatasetVersion(datasetVersionId:VecticeId!data:DatasetVersionUpdateInput!):DataSetVersion!registerModel(iterationContext:IterationContextInput!data:ModelRegisterInput!):ModelRegisterResultOutput!updateModelVersion(modelVersionId:VecticeId!data:ModelVersionUpdateInput!):ModelVersion!upsertEntityProperties(entityType:EntityPropertyType!entityId:VecticeId!upsertPropertyList:[UpsertEntityPropertyInput!]!):EntityPropertyPage!upsertEntityMetrics(entityType:EntityMetricType!entityId:VecticeId!upsertMetricList:[UpsertEntityMetricInput!]!):EntityMetricPage!upsertEntityMetadata(entityId:VecticeId!entityType:EntityMetadataTypeEnum!data:[EntityMetadataCreateInput!]!):[EntityMetadata!]!attachFileToLineage(lineageId:Float!entityFileId:Float!):Boolean saveAutologCells(cells:[AutologCellInput!]!iterationId:VecticeId!prefix:String isTrace:Boolean):Boolean generateIterationContent(iterationId:VecticeId!):GeneratedContent generateIterationContentAndReport(iterationId:VecticeId!):CDTReport}
input PageInput{index:Int size:Int}
input PageIndexInput{index:Int size:Int}
input ListOrderInput{field:String!direction:OrderDirection!}
enum OrderDirection{ASC DESC}
type Page{index:Int!size:Int!}
type CursorPage{afterCursor:String hasNextPage:Boolean!}
type User{id:Int name:String!email:String}
type UserAndDefaultWorkspaceOutput{user:User!defaultWorkspace:Workspace}
type PublicConfigOutput{versions:[ArtifactVersion!]!}
type ArtifactVersion{version:String!artifactName:ArtifactName!}
enum ArtifactName{GLOBAL BACKEND}
type OrgConfigOutput{organization:Organization!}
type Organization{configuration:OrganizationConfiguration!}
type OrganizationConfiguration{dfStatisticsRowThreshold:Int!dfStatisticsSampleRows:Int dfStatisticsMaxColumns:Int}
type Workspace{vecticeId:VecticeId!name:String!description:String}
type WorkspacePage{items:[Workspace!]!page:Page!total:Int!}
type Project{vecticeId:VecticeId!name:String!description:String workspace:Workspace!}
type ProjectPage{items:[Project!]!page:Page!total:Int!}
type ProjectTemplateOutput{name:String!description:String}
input ProjectCreateInput{name:String description:String templateName:String copyProjectId:VecticeId}
type UserActivity{id:Int!date:DateTime!targetType:ActivityTargetType!targetId:Int!targetName:String workspace:Workspace}
type UserActivityPage{items:[UserActivity!]!total:Int!page:CursorPage!}
enum ActivityTargetType{Code CodeVersion DataResource DataSet DataSetVersion Datasheet Iteration Review ReviewComment IterationStep Model ModelCard ModelVersion Phase Project StepDefinition Workspace WorkspaceUser}
type Phase{vecticeId:VecticeId!name:String!status:PhaseStatus!index:Int!owner:User iterationsCount:IterationsCount stepsCount:Int parent:Project!}
type IterationsCount{notStarted:Int!inProgress:Int!inReview:Int!total:Int!}
enum PhaseStatus{NotStarted Draft InReview Completed}
type PhasePage{items:[Phase!]!page:Page!total:Int!}
input PhaseFiltersInput{parentId:VecticeId!}
input PhaseCreateInput{name:String!description:String}
type StepDefinition{name:String!description:String}
type StepDefinitionPage{items:[StepDefinition!]!page:Page!total:Int!}
input BaseDocumentationListFiltersInput{parentId:VecticeId!}
type Review{vecticeId:VecticeId!status:ReviewStatus!feedback:String message:String createdDate:DateTime!reviewer:User createdBy:User}
enum ReviewStatus{Pending Approved Rejected Cancelled}
type ReviewPage{items:[Review!]!page:Page!total:Int!}
input ReviewFiltersInput{phaseId:VecticeId!}
type Iteration{vecticeId:VecticeId!index:Int!name:String description:String status:IterationStatus!starred:Boolean owner:User phase:Phase!sections(page:PageInput order:ListOrderInput):IterationStepPage!paginatedArtifacts(filters:IterationArtifactsFiltersInput page:PageInput):IterationStepArtifactPage!}
enum IterationStatus{NotStarted InProgress InReview Abandoned Completed}
type IterationPage{items:[Iteration!]!page:Page!total:Int!}
input IterationFiltersInput{phaseId:VecticeId!onlyMine:Boolean status:[IterationStatus!]}
input IterationCreateInput{name:String description:String}
input IterationUpdateInput{name:String description:String status:IterationStatus}
type RetrieveIterationOutput{iteration:Iteration!useExistingIteration:Boolean!}
type IterationStep{name:String!paginatedArtifacts(page:PageInput):IterationStepArtifactPage!}
type IterationStepPage{items:[IterationStep!]!page:Page!total:Int!}
type IterationStepArtifact{id:Int!index:Int type:IterationStepArtifactType!text:String iterationId:Int datasetVersionId:Int modelVersionId:Int entityFileId:Int entityMetadataId:Int modelVersion:ModelVersion datasetVersion:DataSetVersion entityFile:EntityFile entityMetadata:EntityMetadata step:IterationStep}
enum IterationStepArtifactType{ModelVersion DataSetVersion EntityFile EntityMetadata JobRun Comment}
type IterationStepArtifactPage{items:[IterationStepArtifact!]!page:Page!total:Int!}
input IterationArtifactsFiltersInput{stepStrategy:StepStrategy}
enum StepStrategy{INCLUDES}
type GeneratedContent{id:Int!}
input IterationContextInput{iterationId:VecticeId!stepName:String}
input IterationRemoveAssetsInput{iterationId:VecticeId!stepName:String all:Boolean}
input IterationStepArtifactInput{type:IterationStepArtifactType!id:VecticeId text:String entityMetadata:EntityMetadataCreateInput}
type EntityFile{id:Int!fileName:String!}
input AutologCellInput{cellId:String!content:String!}
type DataSet{vecticeId:VecticeId!createdDate:DateTime updatedDate:DateTime name:String!description:String type:DataSetType!sourceOrigin:String versionCount:Int!lastVersion:DataSetVersion project:Project!projectId:Int}
enum DataSetType{ORIGIN CLEAN VALIDATION MODELING UNKNOWN}
type DataSetPage{items:[DataSet!]!page:Page!total:Int!}
type DataSetVersion{vecticeId:VecticeId!name:String!description:String isStarred:Boolean createdDate:DateTime updatedDate:DateTime sourceOrigin:String createdBy:User properties:[EntityProperty!]!datasetSources:[DatasetSource!]!origin:Lineage origins:Origins dataSet:DataSet!hasColumnWithoutDescription:Boolean inputs:[DataSetVersion!]!children:LineageChildren!}
type DataSetVersionPage{items:[DataSetVersion!]!page:Page!total:Int!}
type DatasetSource{id:Int usage:DatasetSourceUsage type:DatasetSourceType size:Float itemsCount:Int columnsCount:Int files(page:PageInput):FileSourcePage tables(page:PageInput):DBTableSourcePage}
type FileSource{id:Int!name:String!filename:String size:Float rowsNumber:Int columnsNumber:Int uri:String extraMetadata:[ExtraMetadata!]}
type FileSourcePage{items:[FileSource!]!page:Page total:Int}
type DBTableSource{id:Int!name:String!tablename:String size:Float rowsNumber:Int columnsNumber:Int uri:String extraMetadata:[ExtraMetadata!]}
type DBTableSourcePage{items:[DBTableSource!]!page:Page total:Int}
type ExtraMetadata{key:String!value:String displayName:String}
enum ColumnSourceType{DBColumnSource FileSourceColumn}
type SourceColumn{name:String!categoryType:ColumnCategoryType description:String statistics:ColumnStatistics}
type SourceColumnPage{items:[SourceColumn!]!page:Page!total:Int!}
type ColumnStatistics{numerical:NumericalStatistics text:TextStatistics date:DateStatistics boolean:BooleanStatistics}
type NumericalStatistics{mean:Float stdDeviation:Float quantiles:Quantiles missing:Float}
type Quantiles{qMin:Float q25:Float q50:Float q75:Float qMax:Float}
type TextStatistics{unique:Float missing:Float mostCommons:[MostCommon!]}
type MostCommon{value:String frequency:Float}
type DateStatistics{minimum:DateTime maximum:DateTime median:DateTime mean:DateTime missing:Float}
type BooleanStatistics{true:Float false:Float missing:Float}
enum DatasetSourceUsage{TRAINING TESTING VALIDATION}
type Lineage{id:Int!}
type Origins{phase:Phase iteration:Iteration}
type LineageChildren{modelVersions:[ModelVersion!]!datasetVersions:[DataSetVersion!]!}
type DatasetRegisterResultOutput{datasetVersion:DataSetVersion!useExistingDataset:Boolean!useExistingVersion:Boolean!}
input DatasetVersionUpdateInput{columnsDescription:[ColumnDescriptionInput!]}
input ColumnDescriptionInput{name:String!description:String!}
input DatasetRegisterInput{name:String!type:DataSetType!datasetSources:[DatasetSourceInput!]!datasetInputs:[VecticeId!]modelInputs:[VecticeId!]codeVersion:CodeVersionInput properties:[PropertyInput!]}
input DatasetSourceInput{type:DatasetSourceType!usage:DatasetSourceUsage origin:String size:Float files:[DatasetFileInput!]dbs:[DatasetTableInput!]}
enum DatasetSourceType{FILES DB}
input DatasetFileInput{name:String!filename:String size:Float uri:String mimeType:String fingerprint:String createdDate:DateTime updatedDate:DateTime rowsNumber:Int columnsNumber:Int columns:[DatasetColumnInput!]skippedStatistics:Boolean extraMetadata:[ExtraMetadataInput!]}
input DatasetTableInput{name:String!tablename:String type:TableType size:Float uri:String updatedDate:DateTime createdDate:DateTime rowsNumber:Int columnsNumber:Int columns:[DatasetColumnInput!]skippedStatistics:Boolean extraMetadata:[ExtraMetadataInput!]}
input ExtraMetadataInput{key:String!value:String displayName:String}
enum TableType{PANDAS SPARK H2O UNKNOWN}
input DatasetColumnInput{name:String!dataType:String!description:String categoryType:ColumnCategoryType statistics:JSON isUnique:Boolean nullable:Boolean isPK:Boolean isFK:Boolean}
enum ColumnCategoryType{BOOLEAN NUMERICAL DATE TEXT}
type Model{vecticeId:VecticeId!createdDate:DateTime updatedDate:DateTime name:String!description:String type:String!versionCount:Int!versionStats:VersionStats!lastVersion:ModelVersion project:Project!projectId:Int}
type VersionStats{experimentationCount:Int!productionCount:Int!stagingCount:Int!retiredCount:Int!discardedCount:Int!}
type ModelPage{items:[Model!]!page:Page!total:Int!}
type ModelVersion{vecticeId:VecticeId!name:String!version:Int description:String isStarred:Boolean createdDate:DateTime updatedDate:DateTime status:ModelVersionStatus!risk:ModelVersionRisk approval:ModelVersionApproval algorithmName:String framework:String inventoryReference:String createdBy:User properties:[EntityProperty!]!metrics:[EntityMetric!]!origin:Lineage origins:Origins model:Model!modelId:Int inputs:[DataSetVersion!]!children:LineageChildren!}
enum ModelVersionStatus{EXPERIMENTATION STAGING PRODUCTION RETIRED DISCARDED}
enum ModelVersionRisk{HIGH MEDIUM LOW UNDEFINED}
enum ModelVersionApproval{ToValidate InValidation Validated Approved Rejected}
type ModelVersionPage{items:[ModelVersion!]!page:Page!total:Int!}
type ModelVersionApprovalStatusDatesOutput{toValidateDate:DateTime inValidationDate:DateTime validatedDate:DateTime approvedDate:DateTime rejectedDate:DateTime}
type ModelRegisterResultOutput{modelVersion:ModelVersion!useExistingModel:Boolean!}
input ModelVersionUpdateInput{status:ModelVersionStatus}
input ModelRegisterInput{name:String!modelType:String!status:ModelVersionStatus!datasetInputs:[VecticeId!]modelInputs:[VecticeId!]metrics:[MetricInput!]properties:[PropertyInput!]algorithmName:String framework:String codeVersion:CodeVersionInput context:ModelContextInput}
input ModelContextInput{url:String run:String library:ModelContextLibrary extraInfo:[ExtraInfoInput!]}
enum ModelContextLibrary{MLFLOW WANDB OTHER}
input ExtraInfoInput{key:String!value:String!}
type EntityProperty{key:String!value:String!}
type EntityMetric{key:String!value:Float!}
type EntityPropertyPage{items:[EntityProperty!]!page:Page!total:Int!}
type EntityMetricPage{items:[EntityMetric!]!page:Page!total:Int!}
input PropertyInput{key:String!value:String!timestamp:DateTime}
input MetricInput{key:String!value:Float!timestamp:DateTime}
input UpsertEntityPropertyInput{key:String!value:String!}
input UpsertEntityMetricInput{key:String!value:Float!}
enum EntityPropertyType{modelVersion dataSetVersion}
enum EntityMetricType{modelVersion}
enum EntityMetadataTypeEnum{DATASET_VERSION MODEL_VERSION ITERATION}
type EntityMetadata{id:Int!name:String!}
input EntityMetadataCreateInput{name:String!content:JSON!}
type AttachmentOutput{id:Int!name:String!attachmentType:String!}
input CodeVersionInput{gitVersion:GitVersionInput databricksVersion:DatabricksVersionInput}
input GitVersionInput{repositoryName:String branchName:String commitHash:String isDirty:Boolean uri:String commitComment:String commitAuthorName:String commitAuthorEmail:String entrypoint:String}
input DatabricksVersionInput{urlNotebook:String relativePath:String timestamp:String}
type CDTReport{id:Int!name:String!createdDate:DateTime!updatedDate:DateTime!createdBy:User!modelVersion:ModelVersion}
type CDTReportPage{items:[CDTReport!]!page:Page!total:Int!}
enum CDTReportQueryType{PROJECT MODEL_VERSION}
input CDTReportFiltersInput{projectId:VecticeId modelVersionId:VecticeId}
type Finding{id:Int!name:String!severity:FindingSeverity dueDate:DateTime status:FindingStatus!createdDate:DateTime!report:CDTReport owner:User reviewer:User modelVersion:ModelVersion}
enum FindingSeverity{Low Medium High Undefined}
enum FindingStatus{Cancelled Completed InProgress NotStarted RemediationPending}
type FindingPage{items:[Finding!]!page:Page!total:Int!}
enum FindingQueryType{PROJECT MODEL_VERSION}
input FindingFiltersInput{projectId:VecticeId modelVersionId:VecticeId}
`;
