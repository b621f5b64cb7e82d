// What every entry exports, whatever its environment.
export type { TokenProvider } from "./client/authenticate.ts";
export type { CallOptions } from "./client/client.ts";
export { List, type ListOptions } from "./client/list.ts";
export type { Logger, LogLevel } from "./client/logger.ts";
export type { Page } from "./client/page.ts";
export type { Fetch } from "./client/transport.ts";
export type { Config, ConfigObject } from "./environment/config.ts";
export type { SettingsSource } from "./environment/source.ts";
export type { SavedSettings } from "./environment/storage.ts";
export type { Connect, Connected } from "./connect.ts";
export type { ConnectOptions } from "./options.ts";
export {
  AuthenticationError,
  CompatibilityError,
  ConflictError,
  type ErrorFacts,
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
} from "./errors.ts";
export type { Compatibility } from "./resources/compatibility.ts";
export type { ConnectionSnapshot, SettingInUse, SettingsInUse } from "./resources/connection.ts";
export type { PrintOptions } from "./resources/listing.ts";
export { Project, type ProjectSnapshot } from "./resources/project.ts";
export type { Reference } from "./resources/reference.ts";
export type { Template } from "./resources/template.ts";
export {
  type CreateProjectInput,
  Workspace,
  type WorkspaceSnapshot,
} from "./resources/workspace.ts";
export { version } from "./version.ts";
