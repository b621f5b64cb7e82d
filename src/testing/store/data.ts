import type { FileData, TableData } from "./attachment.ts";
import type { DatasetData, DatasetVersionData, ItemData, SourceData } from "./dataset.ts";
import type { AssetData, CellData, IterationData } from "./iteration.ts";
import type { IssueData, ModelData, ModelVersionData, ReportData } from "./model.ts";
import type { PhaseData, RequirementData, ReviewData } from "./phase.ts";
import type { CodeFileData, LineageData } from "./version.ts";

/** A user of the reference backend, with the API token to connect with. */
export interface UserData {
  id: number;
  name: string;
  email: string;
  apiToken: string;
  /** The id of the default workspace. */
  defaultWorkspace?: string | undefined;
}

/** A workspace; its members are users' e-mail addresses. */
export interface WorkspaceData {
  id: string;
  name: string;
  description: string | null;
  members: string[];
  /** Those of them who may read alone. */
  readers?: string[];
}

/** A project, in the workspace with the id `workspace`. */
export interface ProjectData {
  id: string;
  name: string;
  description: string | null;
  workspace: string;
}

/** A template that projects can be made from; its phases come along. */
export interface TemplateData {
  name: string;
  description: string | null;
  phases: string[];
}

/** Something a user did, in the workspace with the id `workspace`. */
export interface ActivityData {
  id: number;
  /** ISO 8601. */
  date: string;
  targetType: string;
  targetId: number;
  targetName: string | null;
  workspace: string;
}

/** All that a reference backend holds, to look at and to change. */
export interface BackendData {
  version: string;
  /** Which features are on, by their codes; a feature that is not named is on. */
  features: Record<string, boolean>;
  /** The last number given to each kind of record, so that none is given twice. */
  lastIds: Record<string, number>;
  users: UserData[];
  workspaces: WorkspaceData[];
  projects: ProjectData[];
  phases: PhaseData[];
  requirements: RequirementData[];
  reviews: ReviewData[];
  iterations: IterationData[];
  assets: AssetData[];
  /** The code that made an iteration's assets. */
  cells: CellData[];
  datasets: DatasetData[];
  datasetVersions: DatasetVersionData[];
  /** The resources of dataset versions. */
  sources: SourceData[];
  /** The files and tables of those resources. */
  items: ItemData[];
  models: ModelData[];
  modelVersions: ModelVersionData[];
  /** What was made from what. */
  lineage: LineageData[];
  /** The files of the code that lineage runs were made by. */
  codeFiles: CodeFileData[];
  files: FileData[];
  tables: TableData[];
  reports: ReportData[];
  issues: IssueData[];
  templates: TemplateData[];
  activities: ActivityData[];
}
