import { withController, throwIfAborted } from "../client/abort.ts";
import { createClient } from "../client/client.ts";
import { createLimiter } from "../client/http/limiter.ts";
import { createLogger } from "../client/text/logger.ts";
import { createRedactor, type Redactor } from "../client/text/redactor.ts";
import type { Environment } from "../environment/environment.ts";
import type { Connection } from "../resources/connection.ts";
import type { Project } from "../resources/project.ts";
import { type Reference, subjectOfVariables } from "../resources/reading/reference.ts";
import type { Workspace } from "../resources/workspace.ts";
import { open, type Opened } from "./open.ts";
import { checkOptions, type ConnectOptions, ownOptions, parseLogLevel } from "./options.ts";
import { resolveSettings } from "./resolve-settings.ts";

/** What connecting gives when nothing is known of the settings that will be found. */
export type Connected = Connection | Workspace | Project;

/**
 * Connects to Vectice. Settings that are not given are looked for where the runtime keeps them; those
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

/** Checks the options, finds the settings, and opens what they name. */
async function establish(
  environment: Environment,
  given: ConnectOptions,
  openPlaces: boolean,
): Promise<Opened> {
  const options = ownOptions(given);
  const redactor = createRedactor();
  if (typeof options.apiToken === "string") {
    // Before the first log line or message can hold it.
    redactor.add(options.apiToken.trim());
  }
  try {
    return await establishWith(environment, options, openPlaces, redactor);
  } catch (error) {
    throw redactor.cleanError(error);
  }
}

async function establishWith(
  environment: Environment,
  options: ConnectOptions,
  openPlaces: boolean,
  redactor: Redactor,
): Promise<Opened> {
  const { signal, logLevel, fetch } = options;
  const { concurrency, ...checked } = checkOptions(options);
  const logger = createLogger(
    options.logger ?? environment.logger,
    logLevel === undefined
      ? parseLogLevel(environment.logLevel?.(), "VECTICE_LOG")
      : parseLogLevel(logLevel, "The option logLevel"),
    redactor.redact,
  );
  throwIfAborted(signal);
  const { host, credentials, places, shown } = await resolveSettings(
    environment,
    options,
    logger,
    redactor,
  );
  const batch =
    options.batch &&
    (await import("../client/graphql/batch.ts")).batchOf(options.batch, host, logger);
  const client = createClient({
    ...checked,
    batch: batch || undefined,
    host,
    fetch,
    limiter: createLimiter(concurrency),
    redactor,
    logger,
    explain: environment.explain,
    credentials,
    subjectOf: subjectOfVariables,
  });
  return withController(signal, (controller) =>
    open(environment, client, shown, openPlaces ? places : {}, options.code, {
      signal: controller.signal,
    }),
  );
}
