import type { ActivityData, BackendData, TemplateData, UserData } from "../store/data.ts";
import { addProject, type ProjectSeed } from "./project.ts";

/** A workspace of a seed, with its projects. Without `members`, every user is one. */
export interface WorkspaceSeed {
  readonly name: string;
  readonly description?: string;
  /** The members' e-mail addresses. */
  readonly members?: readonly string[];
  /** Those of them who may read alone. */
  readonly readers?: readonly string[];
  readonly projects?: readonly ProjectSeed[];
}

/** A user of a seed. */
export interface UserSeed {
  readonly name: string;
  readonly email?: string;
  /** Default: `token-of-user-1` and so on. */
  readonly apiToken?: string;
  /** The name of the default workspace. */
  readonly defaultWorkspace?: string;
}

/** What a backend holds at first, as plain data. Ids are given in order, from 1. */
export interface Seed {
  readonly users?: readonly UserSeed[];
  readonly workspaces?: readonly WorkspaceSeed[];
  readonly templates?: readonly {
    readonly name: string;
    readonly description?: string;
    readonly phases?: readonly string[];
  }[];
  /** What happened, oldest first, in the workspaces of these names. */
  readonly activities?: readonly {
    readonly workspace: string;
    readonly date: string;
    readonly project?: string;
  }[];
}

/** The records of a seed. */
export function dataOfSeed(seed: Seed, users: readonly UserSeed[] | undefined): BackendData {
  const people = (users ?? seed.users ?? [{ name: "Ada Example" }]).map(
    (user, place): UserData => ({
      id: place + 1,
      name: user.name,
      email: user.email ?? `user${place + 1}@example.com`,
      apiToken: user.apiToken ?? `token-of-user-${place + 1}`,
    }),
  );
  const data: BackendData = {
    version: "25.4.1",
    users: people,
    workspaces: [],
    projects: [],
    features: {},
    lastIds: {},
    phases: [],
    requirements: [],
    reviews: [],
    iterations: [],
    assets: [],
    cells: [],
    datasets: [],
    datasetVersions: [],
    sources: [],
    items: [],
    models: [],
    modelVersions: [],
    lineage: [],
    codeFiles: [],
    files: [],
    tables: [],
    reports: [],
    issues: [],
    templates: (seed.templates ?? [{ name: "CRISP-DM" }]).map(
      ({ name, description, phases }): TemplateData => ({
        name,
        description: description ?? null,
        phases: [...(phases ?? [])],
      }),
    ),
    activities: [],
  };
  for (const workspace of seed.workspaces ?? []) {
    addWorkspace(data, workspace);
  }
  for (const [place, user] of (users ?? seed.users ?? []).entries()) {
    const home = data.workspaces.find(({ name }) => name === user.defaultWorkspace);
    const person = people[place];
    if (home !== undefined && person !== undefined) {
      person.defaultWorkspace = home.id;
    }
  }
  data.activities.push(...activitiesOf(seed, data));
  return data;
}

function addWorkspace(
  data: BackendData,
  { name, description, members, readers, projects }: WorkspaceSeed,
): void {
  const id = `WSP-${data.workspaces.length + 1}`;
  data.workspaces.push({
    id,
    name,
    description: description ?? null,
    members: [...(members ?? data.users.map(({ email }) => email))],
    ...(readers === undefined ? {} : { readers: [...readers] }),
  });
  for (const project of projects ?? []) {
    addProject(data, id, project);
  }
}

function activitiesOf(seed: Seed, data: BackendData): ActivityData[] {
  return (seed.activities ?? []).flatMap(({ workspace, date, project }, place) => {
    const home = data.workspaces.find(({ name }) => name === workspace);
    return home === undefined
      ? []
      : [
          {
            id: place + 1,
            date,
            targetType: "Project",
            targetId: place + 1,
            targetName: project ?? null,
            workspace: home.id,
          },
        ];
  });
}
