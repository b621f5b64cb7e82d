// What every entry exports, whatever its environment.
export type { TokenProvider } from "./client/session/issue-token.ts";
export type { CallOptions } from "./client/client.ts";
export { List, type ListOptions, type ListProgress } from "./client/list/list.ts";
export type { Logger, LogLevel } from "./client/text/logger.ts";
export type { Page } from "./client/list/page.ts";
export type { DownloadProgress, ReadOptions } from "./client/http/download-progress.ts";
export type { Fetch } from "./client/http/fetch.ts";
export type { Config, ConfigObject } from "./environment/config.ts";
export type { SaveOptions } from "./environment/environment.ts";
export type { SettingsSource } from "./environment/source.ts";
export type { FoundSetting as SettingInUse } from "./environment/settings.ts";
export type { SavedSettings } from "./environment/storage.ts";
export type { Connect, Connected } from "./connect/connect.ts";
export type { ConnectOptions } from "./connect/options.ts";
export {
  AuthenticationError,
  CompatibilityError,
  ConflictError,
  type ErrorFacts,
  IncompleteWriteError,
  InvalidIdError,
  InvalidRequestError,
  isVecticeError,
  NetworkError,
  NotFoundError,
  PermissionError,
  ProtocolError,
  RateLimitError,
  ServerError,
  SettingsError,
  TimeoutError,
  VecticeError,
  type WriteStep,
} from "./errors.ts";
export type {
  ApprovalStep,
  ModelVersionApproval,
  ModelVersionRisk,
  ModelVersionStatus,
} from "./resources/model-version.ts";
export type { Asset, AssetType } from "./resources/parts/asset.ts";
export type { Attachment } from "./resources/parts/attachment.ts";
export type { Column, ColumnStatistics } from "./resources/parts/column.ts";
export type { Compatibility } from "./resources/reading/compatibility.ts";
export type { Browsed, ConnectionSnapshot, SettingsInUse } from "./resources/connection.ts";
export { Dataset, type DatasetType } from "./resources/dataset.ts";
export type { DatasetItem } from "./resources/parts/dataset-item.ts";
export { type DatasetResource, DatasetVersion } from "./resources/dataset-version.ts";
export type { Download, FileSaving } from "./resources/parts/download.ts";
export type { Entry } from "./resources/output/entry.ts";
export type { Issue, IssueSeverity, IssueStatus } from "./resources/parts/issue.ts";
export { Iteration, type IterationStatus } from "./resources/iteration.ts";
export type { KnownById, Openable } from "./resources/known/known-things.ts";
export type { KnownDataset } from "./resources/known/dataset.ts";
export type { KnownDatasetVersion } from "./resources/known/dataset-version.ts";
export type { KnownIteration } from "./resources/known/iteration.ts";
export type { KnownModel } from "./resources/known/model.ts";
export type { KnownModelVersion } from "./resources/known/model-version.ts";
export type { KnownPhase } from "./resources/known/phase.ts";
export type { KnownProject } from "./resources/known/project.ts";
export type { KnownWorkspace } from "./resources/known/workspace.ts";
export type { Lineage } from "./resources/lineage.ts";
export type { PrintOptions } from "./resources/output/print-table.ts";
export { Model, type VersionStats } from "./resources/model.ts";
export { ModelVersion } from "./resources/model-version.ts";
export {
  type IterationListOptions,
  type IterationsCount,
  Phase,
  type PhaseStatus,
} from "./resources/phase.ts";
export { Project, type ProjectSnapshot } from "./resources/project.ts";
export type { ParentOptions } from "./resources/reading/lazy-parent.ts";
export type { VersionListOptions } from "./resources/reading/newest-first.ts";
export type { Reference } from "./resources/reading/reference.ts";
export type { Report } from "./resources/parts/report.ts";
export type { Requirement } from "./resources/parts/requirement.ts";
export type { Review, ReviewStatus } from "./resources/parts/review.ts";
export type { Named } from "./schemas/named.ts";
export type { User } from "./schemas/user.ts";
export type { Section } from "./resources/parts/section.ts";
export type { Snapshot } from "./resources/output/snapshot.ts";
export type { Table } from "./resources/parts/table.ts";
export type { Template } from "./resources/parts/template.ts";
export {
  type CreateProjectInput,
  Workspace,
  type WorkspaceSnapshot,
} from "./resources/workspace.ts";
export { version } from "./version.ts";
export type { DiskFile, DiskFileFacts, FileFromOptions } from "./environment/disk-file.ts";
export type { LogAssetOptions, Loggable, Logged } from "./write/content/log-asset.ts";
export type { LogFileOptions, LoggedFile } from "./write/content/log-file.ts";
export type { LogTableOptions, TableRows } from "./write/content/log-table.ts";
export type {
  LoggableVersion,
  LoggedVersion,
  VersionedLike,
  VersionLike,
} from "./write/content/log-version.ts";
export type { LogOptions } from "./write/content/section.ts";
export type { FileData, FileInput, NamedFile } from "./write/files/file-input.ts";
export type { Progress } from "./write/files/progress.ts";
export type { UploadOptions } from "./write/files/upload.ts";
export type { AssetSelection } from "./write/iteration/delete-assets.ts";
export type { OrganizeOptions } from "./write/iteration/organize.ts";
export type { CodeCell, SaveCodeOptions } from "./write/iteration/save-code.ts";
export type { UpdateIterationInput } from "./write/iteration/update-iteration.ts";
export type { CreateIterationInput } from "./write/place/create-iteration.ts";
export type { CreatePhaseInput } from "./write/place/create-phase.ts";
export type { TableDefinition } from "./write/tables/table.ts";
export type { BatchOption } from "./client/graphql/batch.ts";
export type { CodeOption, CodeState } from "./environment/code-option.ts";
export { dataset, model } from "./resources/definition.ts";
export type { LoggableDataset, LoggableModel } from "./write/content/log-asset.ts";
export type { AttachmentInput, AttachOptions } from "./write/register/attachments.ts";
export type { ColumnDescriptions } from "./write/register/column-descriptions.ts";
export type { DatabaseColumn, DatabaseTable } from "./write/register/database-table.ts";
export type {
  DatasetSource,
  FilesSource,
  ObjectsSource,
  RowsSource,
  TablesSource,
} from "./write/register/dataset-source.ts";
export type { DerivedFrom, Origin } from "./write/register/derived-from.ts";
export type { PredictorInput } from "./write/register/predictor.ts";
export type { DatasetDefinition, LogDatasetOptions } from "./write/register/register-dataset.ts";
export type { LogModelOptions, ModelDefinition } from "./write/register/register-model.ts";
export type { Registration } from "./write/register/registration.ts";
export type { TrackedRun } from "./write/register/run-context.ts";
export type { SourceUsage } from "./write/register/source-input.ts";
export type { StoredObject } from "./write/register/stored-object.ts";
export type { DatasetVersionChanges } from "./write/register/update-dataset-version.ts";
export type { ModelVersionChanges } from "./write/register/update-model-version.ts";
export type { Metrics, Properties } from "./write/register/values.ts";
