import { type CallOptions, type Client, createClient, type Credentials } from "../client/client.ts";
import { excerpt, quoted } from "../client/text/excerpt.ts";
import { platformFetch } from "../client/http/fetch.ts";
import { createLimiter } from "../client/http/limiter.ts";
import { createLogger, type Logger } from "../client/text/logger.ts";
import { createRedactor } from "../client/text/redactor.ts";
import { cleanToken } from "../client/session/clean-token.ts";
import { ignoreUnhandled, withController } from "../client/abort.ts";
import { configSource } from "../environment/config.ts";
import type { Environment } from "../environment/environment.ts";
import { defaultHost, parseHost } from "../environment/host.ts";
import { argumentSource, findSettings, type FoundSettings } from "../environment/settings.ts";
import type { SettingsSource } from "../environment/source.ts";
import { SettingsError } from "../errors.ts";
import { checkOptions, type ConnectOptions, parseLogLevel } from "./options.ts";
import { checkCompatibility } from "../resources/reading/compatibility.ts";
import {
  type Connection,
  type SettingInUse,
  type SettingsInUse,
  whoAmI,
} from "../resources/connection.ts";
import { createContext } from "../resources/create-context.ts";
import { lateWrite } from "../resources/late-write.ts";
import type { Project } from "../resources/project.ts";
import {
  parseReference,
  type Reference,
  subjectOfVariables,
} from "../resources/reading/reference.ts";
import { findProject, findWorkspace, projectIn, type Workspace } from "../resources/workspace.ts";

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

/** The workspace and project to open. */
type Places = Pick<FoundSettings, "workspace" | "project">;

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
  const { signal, logLevel, fetch } = options;
  const { concurrency, ...checked } = checkOptions(options);
  const redactor = createRedactor();
  if (typeof options.apiToken === "string") {
    // Before the first log line can hold it.
    redactor.add(options.apiToken.trim());
  }
  const logger = createLogger(
    options.logger ?? environment.logger,
    logLevel === undefined
      ? parseLogLevel(environment.logLevel?.(), "VECTICE_LOG")
      : parseLogLevel(logLevel, "The option logLevel"),
    redactor.redact,
  );
  signal?.throwIfAborted();
  const sources = await sourcesOf(environment, options, logger);
  const found = await findSettings(sources);
  if (found.apiToken !== undefined) {
    redactor.add(found.apiToken.value);
  }
  signal?.throwIfAborted();
  const given = found.host ?? { value: defaultHost, source: "default" };
  const origin = environment.origin?.();
  const host = parseHost(given.value, given.source, origin);
  checkPlaces(found);
  const credentials = credentialsOf(options, found, sources, host, origin);
  const client = createClient({
    ...checked,
    host,
    fetch,
    limiter: createLimiter(concurrency),
    redactor,
    logger,
    explain: environment.explain,
    credentials,
    subjectOf: subjectOfVariables,
  });
  const settings = settingsInUse(found, { value: host, source: given.source }, credentials);
  return withController(signal, (controller) =>
    open(environment, client, settings, openPlaces ? found : {}, { signal: controller.signal }),
  );
}

async function sourcesOf(
  environment: Environment,
  options: ConnectOptions,
  logger: Logger,
): Promise<readonly SettingsSource[]> {
  const { apiToken, config, fetch = platformFetch, signal } = options;
  const own = typeof apiToken === "function" ? { ...options, apiToken: undefined } : options;
  const file =
    config === undefined || config === null
      ? []
      : [await configSource(config, environment, { fetch, signal })];
  return [argumentSource(own), ...file, ...environment.sources(logger)];
}

/** What cannot be right is refused before anything is sent. */
function checkPlaces({ workspace, project }: Places): void {
  if (workspace !== undefined) {
    parseReference("workspace", workspace.value);
  }
  if (project !== undefined) {
    if (workspace === undefined) {
      throw new SettingsError(
        `A project is set (from: ${project.source}), but no workspace: set the option workspace or the key WORKSPACE too.`,
      );
    }
    parseReference("project", project.value);
  }
}

function credentialsOf(
  { accessToken, apiToken }: ConnectOptions,
  found: FoundSettings,
  sources: readonly SettingsSource[],
  host: string,
  origin: string | undefined,
): Credentials {
  if (accessToken) {
    return { accessToken };
  }
  if (typeof apiToken === "function") {
    return { apiToken, source: "argument" };
  }
  if (found.apiToken === undefined) {
    // Without any token: a path of the page's own origin is a proxy, which holds the token itself.
    if (origin !== undefined && host.startsWith(`${origin}/`)) {
      return { session: true };
    }
    const places = sources.slice(1).map(({ name }) => name);
    throw new SettingsError(
      `No API token was found: no option apiToken, no VECTICE_API_TOKEN in: ${places.join(", ")}. Make one at ${host}/account/api-keys.`,
    );
  }
  const { value, source } = found.apiToken;
  return { apiToken: cleanToken(value, source), source };
}

function settingsInUse(
  { workspace, project }: Places,
  host: SettingInUse<string>,
  credentials: Credentials,
): SettingsInUse {
  return Object.freeze({
    host: Object.freeze(host),
    ...("accessToken" in credentials && { accessToken: { source: "argument" } }),
    ...("apiToken" in credentials && { apiToken: { source: credentials.source } }),
    ...(workspace && { workspace }),
    ...(project && { project }),
  });
}

async function open(
  environment: Environment,
  client: Client,
  settings: SettingsInUse,
  places: Places,
  options: CallOptions,
): Promise<Established> {
  await client.authenticate(options);
  // All on their way at once; awaited in the order in which one failure explains another.
  const checked = ignoreUnhandled(checkCompatibility(client, options));
  const asked = ignoreUnhandled(client.query(whoAmI, {}, options));
  const { workspace: place, project: within } = places;
  const workspaceFound = place && ignoreUnhandled(findWorkspace(client, place.value, options));
  const workspaceId = async (): Promise<string> => {
    const parsed = parseReference("workspace", place?.value ?? "");
    return "id" in parsed ? parsed.id : ((await workspaceFound)?.vecticeId ?? "");
  };
  const projectFound =
    within && ignoreUnhandled(findProject(client, within.value, workspaceId, options));
  const compatibility = await checked;
  const { user, defaultWorkspace } = await asked;
  const runtime = {
    client,
    output: () => environment.output(),
    save: environment.saveFile,
    write: lateWrite(client, environment.writing),
  };
  const context = createContext(runtime, { user, compatibility, settings, defaultWorkspace });
  const { connection } = context;
  const workspaceData = await workspaceFound;
  const projectData = await projectFound;
  const workspace = workspaceData && context.make.workspace(workspaceData);
  const project = workspace && projectData && projectIn(context, workspace, projectData);
  const opened = project ?? workspace;
  const name = opened ? `, ${opened.kind} ${quoted(opened.name)} (${opened.id})` : "";
  client.logger.info(
    `Connected to ${client.host} as ${excerpt(user.name)}${name}. Open ${(opened ?? connection).url}`,
  );
  return { connection, workspace, project };
}
