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
}

/** A project, in the workspace with the id `workspace`. */
export interface ProjectData {
  id: string;
  name: string;
  description: string | null;
  workspace: string;
}

/** A phase, in the project with the id `project`. */
export interface PhaseData {
  id: string;
  name: string;
  description: string | null;
  index: number;
  status: string;
  project: string;
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
  users: UserData[];
  workspaces: WorkspaceData[];
  projects: ProjectData[];
  phases: PhaseData[];
  templates: TemplateData[];
  activities: ActivityData[];
}

interface Found<T> {
  readonly record: T;
  readonly place: number;
}

interface Group<T> {
  readonly length: number;
  readonly by: Map<unknown, Found<T>[]>;
}

/**
 * Finds records by the value of one field without walking them all each time. The index is made
 * anew when records were added or removed, and when what it finds stands there no longer.
 */
class Index<T extends object> {
  readonly #records: readonly T[];
  readonly #groups = new Map<keyof T, Group<T>>();

  constructor(records: readonly T[]) {
    this.#records = records;
  }

  all(field: keyof T, value: unknown): readonly T[] {
    const group = this.#groups.get(field);
    const found = group?.by.get(value);
    if (group === undefined || found === undefined || group.length !== this.#records.length) {
      return this.#anew(field, value);
    }
    const holds = ({ record, place }: Found<T>): boolean =>
      this.#records[place] === record && record[field] === value;
    return found.every(holds) ? found.map(({ record }) => record) : this.#anew(field, value);
  }

  #anew(field: keyof T, value: unknown): readonly T[] {
    const places = this.#records.map((record, place): Found<T> => ({ record, place }));
    const by = Map.groupBy<unknown, Found<T>>(places, ({ record }) => record[field]);
    this.#groups.set(field, { length: this.#records.length, by });
    return (by.get(value) ?? []).map(({ record }) => record);
  }

  /** The record with this id. */
  one(field: keyof T, value: unknown): T | undefined {
    return this.all(field, value)[0];
  }
}

/** The data, with an index on every kind of record. */
export interface Store {
  readonly data: BackendData;
  readonly workspaces: Index<WorkspaceData>;
  readonly projects: Index<ProjectData>;
  readonly phases: Index<PhaseData>;
}

export function createStore(data: BackendData): Store {
  return {
    data,
    workspaces: new Index(data.workspaces),
    projects: new Index(data.projects),
    phases: new Index(data.phases),
  };
}
