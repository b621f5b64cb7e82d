export type { BranchError, BranchOptions, Progress } from "./branches.ts";
export { checkGate } from "./check-gate.ts";
export {
  type ChangedMetric,
  type ChangedValue,
  type ComparedValue,
  type Comparison,
  compareVersions,
  type VersionComparison,
} from "./compare-versions.ts";
export type {
  GateApproval,
  GatePhase,
  GateResult,
  GateRules,
  GateStatus,
  GateVersion,
  MetricBounds,
  RuleResult,
} from "./gate.ts";
export type {
  DatedVersion,
  IterationsCount,
  Listed,
  ListReadOptions,
  ReadOptions,
  ShownConnection,
  ShownIssue,
  ShownModel,
  ShownPhase,
  ShownProject,
  ShownReview,
  ShownVersion,
  ShownWorkspace,
  ValuedVersion,
} from "./inputs.ts";
export {
  type LineageEdge,
  lineageGraph,
  type LineageGraph,
  type LineageNode,
  type LineageOptions,
  type LineageVersion,
} from "./lineage-graph.ts";
export { metricHistory, type MetricPoint } from "./metric-history.ts";
export { metricsOf } from "./metrics-of.ts";
export type {
  IterationCounts,
  ModelSummary,
  NewestVersion,
  OverviewOptions,
  PendingReview,
  ProjectOverview,
  ProjectSummary,
  WorkspaceOverview,
  WorkspaceTotals,
} from "./overview.ts";
export { projectOverview } from "./project-overview.ts";
export { type Cell, toCsv } from "./to-csv.ts";
export { type RecordedVersion, toRecords, type VersionRecord } from "./to-records.ts";
export { workspaceOverview } from "./workspace-overview.ts";
