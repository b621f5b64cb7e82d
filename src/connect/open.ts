import type { CallOptions, Client } from "../client/client.ts";
import { ignoreUnhandled } from "../client/abort.ts";
import { excerpt, quoted } from "../client/text/excerpt.ts";
import type { CodeOption } from "../environment/code-option.ts";
import type { Environment } from "../environment/environment.ts";
import { type Connection, type SettingsInUse, whoAmI } from "../resources/connection.ts";
import { createContext } from "../resources/create-context.ts";
import { lateWrite } from "../resources/late-write.ts";
import type { Project } from "../resources/project.ts";
import { checkCompatibility } from "../resources/reading/compatibility.ts";
import { parseReference } from "../resources/reading/reference.ts";
import { findProject, projectIn } from "../resources/known/workspace.ts";
import { findWorkspace, type Workspace } from "../resources/workspace.ts";
import type { Places } from "./resolve-settings.ts";

/** What connecting has opened. */
export interface Opened {
  readonly connection: Connection;
  readonly workspace?: Workspace | undefined;
  readonly project?: Project | undefined;
}

/**
 * Gets a token, and then asks side by side what does not need one another: whether client and server
 * fit, who is connected, and the workspace and project that are named.
 */
export async function open(
  environment: Environment,
  client: Client,
  settings: SettingsInUse,
  places: Places,
  code: CodeOption | undefined,
  options: CallOptions,
): Promise<Opened> {
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
  const { compatibility, web } = await checked;
  const { user, defaultWorkspace } = await asked;
  const runtime = {
    client,
    web,
    output: () => environment.output(),
    save: environment.saveFile,
    write: lateWrite(client, () => environment.writing(), code),
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
