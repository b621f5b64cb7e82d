import { throwIfAborted } from "../client/abort.ts";
import type { Credentials } from "../client/client.ts";
import { platformFetch } from "../client/http/fetch.ts";
import { cleanToken } from "../client/session/clean-token.ts";
import type { Logger } from "../client/text/logger.ts";
import type { Redactor } from "../client/text/redactor.ts";
import { configSource } from "../environment/config.ts";
import type { Environment } from "../environment/environment.ts";
import { defaultHost, parseHost } from "../environment/host.ts";
import {
  argumentSource,
  findSettings,
  type FoundSettings,
  showSettings,
} from "../environment/settings.ts";
import type { SettingsSource } from "../environment/source.ts";
import { SettingsError } from "../errors.ts";
import type { SettingsInUse } from "../resources/connection.ts";
import { parseReference } from "../resources/reading/reference.ts";
import type { ConnectOptions } from "./options.ts";
import { warnOfTrust } from "./warn-of-trust.ts";

/** The workspace and project to open. */
export type Places = Partial<Pick<FoundSettings, "workspace" | "project">>;

/** What connecting needs to know before anything is sent. */
export interface ResolvedSettings {
  readonly host: string;
  readonly credentials: Credentials;
  readonly places: Places;
  /** What the connection tells of its settings. */
  readonly shown: SettingsInUse;
}

/**
 * Looks for every setting, and refuses what cannot be right before anything is sent. A token that is
 * found is made known to the redactor before the next line can be logged.
 */
export async function resolveSettings(
  environment: Environment,
  options: ConnectOptions,
  logger: Logger,
  redactor: Redactor,
): Promise<ResolvedSettings> {
  const sources = await sourcesOf(environment, options, logger);
  const found = await findSettings(sources);
  if (found.apiToken !== undefined) {
    redactor.add(found.apiToken.value);
  }
  throwIfAborted(options.signal);
  const { value, source } = found.host ?? { value: defaultHost, source: "default" };
  const origin = environment.origin?.();
  const host = parseHost(value, source, origin);
  checkPlaces(found);
  const credentials = credentialsOf(options, found, sources, host, origin);
  const tokenSource =
    "session" in credentials
      ? undefined
      : "source" in credentials
        ? credentials.source
        : "option accessToken";
  warnOfTrust({ host, hostSource: source, tokenSource, sources, origin }, logger);
  return {
    host,
    credentials,
    places: found,
    shown: settingsInUse(found, { value: host, source }, credentials),
  };
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
    const places = sources.slice(1).map(({ name, note }) => {
      const why = note?.();
      return why === undefined ? name : `${name} (${why})`;
    });
    throw new SettingsError(
      `No API token was found: no option apiToken, no VECTICE_API_TOKEN in: ${places.join(", ")}. Make one at ${host}/account/api-keys.`,
    );
  }
  const { value, source } = found.apiToken;
  return { apiToken: cleanToken(value, source), source };
}

/** What was used: a setting that was found and then not needed is not among it. */
function settingsInUse(
  found: FoundSettings,
  host: SettingsInUse["host"],
  credentials: Credentials,
): SettingsInUse {
  return Object.freeze({
    ...showSettings({ ...found, apiToken: undefined }),
    host: Object.freeze(host),
    ...("accessToken" in credentials && { accessToken: { source: "argument" } }),
    ...("apiToken" in credentials && { apiToken: { source: credentials.source } }),
  });
}
