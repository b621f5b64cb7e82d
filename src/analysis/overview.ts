import type { BranchError, BranchOptions } from "./branches.ts";

/** Options of the overviews. */
export interface OverviewOptions extends BranchOptions {
  /** The metrics to show of the newest versions; default: all they have. */
  readonly metrics?: readonly string[] | undefined;
  /**
   * How deep to read: 0 the projects alone, 1 also their phases, models and issues, 2 also the
   * reviews, which takes a request for every phase; default 2.
   */
  readonly depth?: number | undefined;
}

/** Iterations by where they stand. */
export interface IterationCounts {
  readonly notStarted: number;
  readonly inProgress: number;
  readonly inReview: number;
  /** Completed or cancelled: the server does not tell which. */
  readonly ended: number;
  readonly total: number;
  /** The phases whose iterations the server did not count. */
  readonly uncountedPhases: number;
}

/** The newest version of a model. */
export interface NewestVersion {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly createdAt: Date | null;
  readonly status: string;
  readonly risk: string | null;
  readonly approval: string | null;
  /** Null for a metric that was asked for and that the version does not have. */
  readonly metrics: Readonly<Record<string, number | null>>;
}

/** A model with its newest version. */
export interface ModelSummary {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly versionCount: number;
  /** Null when there is none, or when it could not be read. */
  readonly newestVersion: NewestVersion | null;
}

/** A review that waits for its reviewer. */
export interface PendingReview {
  readonly id: string;
  readonly createdAt: Date | null;
  readonly phase: { readonly id: string; readonly name: string };
}

/** A project at a glance; what was not read, or could not be, is null. */
export interface ProjectSummary {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  /** How many phases have which status, in the server's words. */
  readonly phases: Readonly<Record<string, number>> | null;
  readonly iterations: IterationCounts | null;
  readonly models: readonly ModelSummary[] | null;
  /** How many issues that are neither completed nor cancelled have which severity. */
  readonly openIssues: Readonly<Record<string, number>> | null;
  /** Of the phases whose reviews could be read; null when that is none of them. */
  readonly pendingReviews: readonly PendingReview[] | null;
}

/** A project at a glance, and what of it could not be read. */
export interface ProjectOverview extends ProjectSummary {
  readonly errors: readonly BranchError[];
}

/** What the projects of a workspace come to, as far as they could be read; null where none could. */
export interface WorkspaceTotals {
  readonly phases: Readonly<Record<string, number>> | null;
  readonly iterations: IterationCounts | null;
  readonly models: number | null;
  readonly openIssues: Readonly<Record<string, number>> | null;
  readonly pendingReviews: number | null;
}

/** A workspace at a glance, and what of it could not be read. */
export interface WorkspaceOverview {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly projects: readonly ProjectSummary[];
  readonly totals: WorkspaceTotals;
  readonly errors: readonly BranchError[];
}
