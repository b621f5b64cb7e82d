export {
  type Backend,
  type BackendOptions,
  type ClientVersions,
  type CompatibilityAnswer,
  createBackend,
  type RecordedRequest,
} from "./backend.ts";
export type { Cors } from "./cors.ts";
export type {
  ActivityData,
  BackendData,
  PhaseData,
  ProjectData,
  TemplateData,
  UserData,
  WorkspaceData,
} from "./data.ts";
export type { ErrorFault, Fault, Match } from "./faults.ts";
export type { PhaseSeed, ProjectSeed, Seed, UserSeed, WorkspaceSeed } from "./seed.ts";
