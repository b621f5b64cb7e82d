export { type Backend, createBackend } from "./backend.ts";
export type { BackendOptions } from "./backend-options.ts";
export type { ClientVersions, Compatibility, CompatibilityAnswer } from "./http/compatibility.ts";
export type { RecordedRequest } from "./http/recorded-request.ts";
export type { Change } from "./store/change.ts";
export type { Json } from "./store/json.ts";
export type { Kind as RecordKind } from "./store/kinds.ts";
export type { BackendState } from "./store/state.ts";
export type { OrganizationOptions } from "./store/organization.ts";
export type { Cors } from "./http/cors.ts";
export type {
  ActivityData,
  BackendData,
  ProjectData,
  TemplateData,
  UserData,
  WorkspaceData,
} from "./store/data.ts";
export type { FileData, TableData } from "./store/attachment.ts";
export type {
  ColumnData,
  ColumnStatisticsData,
  DatasetData,
  DatasetVersionData,
  ItemData,
  SourceData,
} from "./store/dataset.ts";
export type { AssetData, CellData, IterationData } from "./store/iteration.ts";
export type {
  ApprovalDates,
  IssueData,
  ModelData,
  ModelVersionData,
  ReportData,
} from "./store/model.ts";
export type { PhaseData, RequirementData, ReviewData } from "./store/phase.ts";
export type { CodeFileData, Entry, LineageData, VersionData } from "./store/version.ts";
export type { ErrorFault, Fault, Match } from "./http/faults.ts";
export type { AttachmentsSeed, FileSeed, TableSeed } from "./seed/attachment.ts";
export type {
  ColumnSeed,
  DatasetSeed,
  DatasetVersionSeed,
  ItemSeed,
  SourceSeed,
} from "./seed/dataset.ts";
export type { EntriesSeed } from "./seed/defaults.ts";
export type { AssetSeed, IterationSeed, SectionSeed } from "./seed/iteration.ts";
export type { ModelSeed, ModelVersionSeed } from "./seed/model.ts";
export type { PhaseSeed, ReviewSeed } from "./seed/phase.ts";
export type { ProjectSeed } from "./seed/project.ts";
export type { IssueSeed, ReportSeed } from "./seed/report.ts";
export type { VersionSeed } from "./seed/version.ts";
export type { Seed, UserSeed, WorkspaceSeed } from "./seed/seed.ts";
