import { type CallOptions, type Client, createClient } from "./client/client.ts";
import { quoted } from "./client/failure.ts";
import { createLimiter } from "./client/limiter.ts";
import { createLogger, type Logger } from "./client/logger.ts";
import { createRedactor, type Redactor } from "./client/redactor.ts";
import { cleanToken } from "./client/token.ts";
import { versionHeaders } from "./client/http.ts";
import { withController } from "./client/abort.ts";
import { configSource } from "./environment/config.ts";
import type { Environment } from "./environment/environment.ts";
import { defaultHost, parseHost } from "./environment/host.ts";
import {
  argumentSource,
  findSettings,
  type Found,
  type FoundSettings,
} from "./environment/settings.ts";
import type { SettingsSource } from "./environment/source.ts";
import { SettingsError } from "./errors.ts";
import { checkOptions, type ConnectOptions, parseLogLevel } from "./options.ts";
import { checkCompatibility } from "./resources/compatibility.ts";
import { Connection, type SettingsInUse, whoAmI } from "./resources/connection.ts";
import { createContext } from "./resources/factory.ts";
import type { Project } from "./resources/project.ts";
import { parseReference, type Reference } from "./resources/reference.ts";
import type { ProjectData } from "./resources/schemas/project.ts";
import type { WorkspaceData } from "./resources/schemas/workspace.ts";
import { findProject, findWorkspace, projectIn, type Workspace } from "./resources/workspace.ts";

/** What connecting gives when nothing is known of the settings that will be found. */
export type Connected = Connection | Workspace | Project;

/**
 * Connects to Vectice. Settings that are not given are looked for where the host keeps them; those
 * found can name a workspace and a project, so the result's `kind` tells what it is.
 *
 * @throws {@link SettingsError} when a setting is missing, malformed or contradictory; nothing is sent then
 * @throws {@link AuthenticationError} when the token is refused
 * @throws {@link CompatibilityError} when the server refuses this version of the library
 * @throws {@link NotFoundError}, {@link NetworkError}, {@link TimeoutError}, {@link ProtocolError}
 * @example
 * const project = await connect({ workspace: "Credit risk", project: "Churn" });
 * console.log(project.url);
 */
export interface Connect {
  (options: ConnectOptions & { readonly project: Reference }): Promise<Project>;
  (options: ConnectOptions & { readonly workspace: Reference }): Promise<Workspace | Project>;
  (options?: ConnectOptions): Promise<Connected>;
  /** Connects as well, and always gives a `Connection`, whatever workspace the settings name. */
  readonly open: (options?: ConnectOptions) => Promise<Connection>;
}

/** Makes the `connect` of an environment. */
export function connectIn(environment: Environment): Connect {
  async function connect(
    options: ConnectOptions & { readonly project: Reference },
  ): Promise<Project>;
  async function connect(options?: ConnectOptions): Promise<never>;
  async function connect(options: ConnectOptions = {}): Promise<Connected> {
    const { connection, workspace, project } = await establish(environment, options, true);
    return project ?? workspace ?? connection;
  }
  return Object.assign(connect, {
    open: async (options: ConnectOptions = {}) =>
      (await establish(environment, options, false)).connection,
  });
}

interface Established {
  readonly connection: Connection;
  readonly workspace?: Workspace | undefined;
  readonly project?: Project | undefined;
}

/** Settings → authenticate → then side by side whatever does not need one another. */
async function establish(
  environment: Environment,
  options: ConnectOptions,
  openPlaces: boolean,
): Promise<Established> {
  const checked = checkOptions(options);
  const redactor = createRedactor();
  const logger = createLogger(
    options.logger ?? environment.logger,
    options.logLevel === undefined
      ? parseLogLevel(environment.logLevel?.(), "VECTICE_LOG")
      : parseLogLevel(options.logLevel, "The option logLevel"),
    redactor.redact,
  );
  options.signal?.throwIfAborted();
  const sources = await sourcesOf(environment, options, logger);
  const found = await findSettings(sources);
  options.signal?.throwIfAborted();
  const host = parseHost(
    found.host?.value ?? defaultHost,
    found.host?.source ?? "default",
    environment.origin?.(),
  );
  const places = placesOf(found);
  const client = createClient({
    host,
    fetch: options.fetch,
    // The bearer token is put in per request and cannot be overridden.
    headers: { ...checked.headers, ...(options.versionHeaders === false ? {} : versionHeaders) },
    timeout: checked.timeout,
    retry: checked.retry,
    limiter: createLimiter(checked.concurrency),
    redactor,
    logger,
    explain: environment.explain,
    credentials: credentialsOf(options, found, sources, host, redactor),
  });
  const settings = settingsInUse(options, found, host);
  return withController(options.signal, async (controller) => {
    try {
      return await open(environment, client, settings, openPlaces ? places : {}, controller.signal);
    } catch (error) {
      // What still runs beside the failure is of no use any more.
      controller.abort(error);
      throw error;
    }
  });
}

async function sourcesOf(
  environment: Environment,
  options: ConnectOptions,
  logger: Logger,
): Promise<readonly SettingsSource[]> {
  const { config, fetch = (request) => globalThis.fetch(request) } = options;
  const argument = argumentSource({
    apiToken: typeof options.apiToken === "string" ? options.apiToken : undefined,
    host: options.host,
    workspace: options.workspace,
    project: options.project,
  });
  const file =
    config === undefined || config === null
      ? []
      : [await configSource(config, environment, { fetch, signal: options.signal })];
  return [argument, ...file, ...environment.sources(logger)];
}

interface Places {
  readonly workspace?: Found<Reference> | undefined;
  readonly project?: Found<Reference> | undefined;
}

/** The workspace and project to open; what cannot be right is refused before anything is sent. */
function placesOf({ workspace, project }: FoundSettings): Places {
  if (project !== undefined && workspace === undefined) {
    throw new SettingsError(
      `A project is set (from: ${project.source}), but no workspace: say which workspace it is in, with the option workspace or the key WORKSPACE.`,
    );
  }
  if (workspace !== undefined) {
    parseReference("workspace", workspace.value);
  }
  if (project !== undefined) {
    parseReference("project", project.value);
  }
  return { workspace, project };
}

function credentialsOf(
  options: ConnectOptions,
  { apiToken }: FoundSettings,
  sources: readonly SettingsSource[],
  host: string,
  redactor: Redactor,
): Parameters<typeof createClient>[0]["credentials"] {
  if (options.accessToken !== undefined) {
    return { accessToken: options.accessToken };
  }
  if (typeof options.apiToken === "function") {
    return { apiToken: options.apiToken, source: "the apiToken function" };
  }
  if (apiToken === undefined) {
    throw new SettingsError(
      `No API token was found. Looked for the option apiToken, and for VECTICE_API_TOKEN in: ${sources
        .slice(1)
        .map(({ name }) => name)
        .join(", ")}. Make one at ${host}/account/api-keys.`,
    );
  }
  const token = cleanToken(apiToken.value, apiToken.source);
  redactor.add(token);
  return { apiToken: token, source: apiToken.source };
}

function settingsInUse(options: ConnectOptions, found: FoundSettings, host: string): SettingsInUse {
  const inUse = <T>(setting: Found<T> | undefined): { value: T; source: string } | undefined =>
    setting === undefined
      ? undefined
      : Object.freeze({ value: setting.value, source: setting.source });
  const workspace = inUse(found.workspace);
  const project = inUse(found.project);
  const token =
    options.accessToken !== undefined
      ? { accessToken: { source: "argument" } }
      : {
          apiToken: {
            source:
              typeof options.apiToken === "function"
                ? "argument"
                : (found.apiToken?.source ?? "argument"),
          },
        };
  return Object.freeze({
    host: Object.freeze({ value: host, source: found.host?.source ?? "default" }),
    ...token,
    ...(workspace === undefined ? {} : { workspace }),
    ...(project === undefined ? {} : { project }),
  });
}

async function open(
  environment: Environment,
  client: Client,
  settings: SettingsInUse,
  places: Places,
  signal: AbortSignal,
): Promise<Established> {
  const options = { signal };
  await client.authenticate(options);
  // All on their way at once; awaited in the order in which one failure explains another.
  const checked = quiet(checkCompatibility(client, options));
  const asked = quiet(client.query(whoAmI, {}, options));
  const workspaceFound = quiet(workspaceOf(client, places, options));
  const projectFound = quiet(projectOf(client, places, workspaceFound, options));
  const compatibility = await checked;
  const { user, defaultWorkspace } = await asked;
  const resourceHost = { client, output: () => environment.output(), save: environment.saveFile };
  const connection = new Connection(resourceHost, {
    user,
    compatibility,
    settings,
    defaultWorkspace,
  });
  const context = createContext(resourceHost, connection);
  const workspaceData = await workspaceFound;
  const projectData = await projectFound;
  const workspace = workspaceData === undefined ? undefined : context.make.workspace(workspaceData);
  const project =
    workspace === undefined || projectData === undefined
      ? undefined
      : projectIn(context, workspace, projectData);
  const place = project ?? workspace;
  const opened = place === undefined ? "" : `, ${place.kind} ${quoted(place.name)} (${place.id})`;
  client.logger.info(
    `Connected to ${client.host} as ${user.name}${opened}. Open ${(place ?? connection).url}`,
  );
  return { connection, workspace, project };
}

async function workspaceOf(
  client: Client,
  { workspace }: Places,
  options: CallOptions,
): Promise<WorkspaceData | undefined> {
  return workspace === undefined ? undefined : findWorkspace(client, workspace.value, options);
}

async function projectOf(
  client: Client,
  { workspace, project }: Places,
  workspaceFound: Promise<WorkspaceData | undefined>,
  options: CallOptions,
): Promise<ProjectData | undefined> {
  if (workspace === undefined || project === undefined) {
    return undefined;
  }
  const parsed = parseReference("workspace", workspace.value);
  const workspaceId = async (): Promise<string> =>
    "id" in parsed ? parsed.id : ((await workspaceFound)?.vecticeId ?? parsed.name);
  return findProject(client, project.value, workspaceId, options);
}

/** A promise whose failure is told by whoever awaits it later, or by nobody. */
function quiet<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}
