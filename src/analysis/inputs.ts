// What the functions of this folder need of the resources: as little as possible, so that plain
// objects will do as well.

/** What every read gets. */
export interface ReadOptions {
  readonly signal?: AbortSignal | undefined;
}

/** Options of what reads one long list. */
export interface ListReadOptions extends ReadOptions {
  /** Hears after each page how many items came, of how many. */
  readonly onProgress?:
    | ((progress: { readonly done: number; readonly total: number }) => void)
    | undefined;
}

/** What a list of resources is when it is awaited, or read page by page. */
export interface Listed<T> extends PromiseLike<readonly T[]> {
  /** The lists of resources have it; it shows whether all there is was given. */
  page?(place: { readonly index: number; readonly size: number }): PromiseLike<{
    readonly items: readonly T[];
    readonly total: number;
  }>;
}

/** A version as far as its values are compared. */
export interface ValuedVersion {
  readonly metrics: Readonly<Record<string, number | undefined>>;
  readonly properties: Readonly<Record<string, string | undefined>>;
}

/** A version as far as it has a place in the history of its model. */
export interface DatedVersion {
  readonly id: string;
  readonly name: string;
  readonly createdAt: Date | null;
  readonly metrics: Readonly<Record<string, number | undefined>>;
}

/** A model version as an overview shows it. */
export interface ShownVersion extends DatedVersion {
  readonly url: string;
  readonly status: string;
  readonly risk: string | null;
  readonly approval: string | null;
}

/** A model as an overview shows it. */
export interface ShownModel {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly versionCount: number;
  lastVersion(options?: ReadOptions): PromiseLike<ShownVersion | undefined>;
}

/** How many iterations of a phase stand where. */
export interface IterationsCount {
  readonly notStarted: number;
  readonly inProgress: number;
  readonly inReview: number;
  readonly total: number;
}

/** A review of a phase. */
export interface ShownReview {
  readonly id: string;
  readonly status: string;
  readonly createdAt: Date | null;
}

/** A phase as far as its state goes. */
export interface ShownPhase {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly iterationsCount: IterationsCount | null;
  reviews(options?: ReadOptions): Listed<ShownReview>;
}

/** An issue as far as it weighs. */
export interface ShownIssue {
  readonly name: string;
  readonly status: string;
  readonly severity: string | null;
}

/** A connection, as far as it may put several reads into one request: `batch` of them at most. */
export interface ShownConnection {
  readonly batch?: number;
}

/** A project as an overview reads it. */
export interface ShownProject {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly workspace?: { readonly connection?: ShownConnection };
  phases(options?: ReadOptions): Listed<ShownPhase>;
  models(options?: ReadOptions): Listed<ShownModel>;
  issues(options?: ReadOptions): Listed<ShownIssue>;
}

/** A workspace as an overview reads it. */
export interface ShownWorkspace {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly connection?: ShownConnection;
  projects(options?: ReadOptions): Listed<ShownProject>;
}
