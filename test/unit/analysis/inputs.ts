import type { GatePhase, GateVersion, LineageVersion } from "../../../src/analysis/index.ts";
import type {
  ReadOptions,
  ShownIssue,
  ShownModel,
  ShownPhase,
  ShownProject,
  ShownReview,
  ShownVersion,
} from "../../../src/analysis/inputs.ts";

/** A promise that, as lists of resources do, begins when it is awaited; counts how often, and when. */
export class Reads {
  readonly seen: string[] = [];
  readonly signals: (AbortSignal | undefined)[] = [];
  open = 0;
  most = 0;

  of<T>(name: string, value: T | Error) {
    return async ({ signal }: ReadOptions = {}): Promise<T> => {
      this.seen.push(name);
      this.signals.push(signal);
      this.open += 1;
      this.most = Math.max(this.most, this.open);
      await new Promise((resolve) => setTimeout(resolve, 1));
      this.open -= 1;
      if (value instanceof Error) {
        throw value;
      }
      return value;
    };
  }
}

export function version(id: string, more: Partial<ShownVersion> = {}): ShownVersion {
  return {
    id,
    name: `Version of ${id}`,
    url: `https://vectice.example.com/browse/modelversion/${id}`,
    createdAt: new Date(Date.UTC(2026, 0, Number(id.slice(4)))),
    metrics: {},
    status: "STAGING",
    risk: "LOW",
    approval: "Approved",
    ...more,
  };
}

export function model(
  reads: Reads,
  id: string,
  newest: ShownVersion | Error | undefined,
): ShownModel {
  const url = `https://vectice.example.com/browse/model/${id}`;
  return { id, name: id, url, versionCount: 1, lastVersion: reads.of(`${id} newest`, newest) };
}

export function review(id: string, status: string, day: number | null = 1): ShownReview {
  return { id, status, createdAt: day === null ? null : new Date(Date.UTC(2026, 0, day)) };
}

export function issue(status: string, severity: string | null): ShownIssue {
  return { name: `${severity} ${status}`, status, severity };
}

export function phase(
  reads: Reads,
  id: string,
  more: Partial<Omit<ShownPhase, "reviews">> & { reviews?: readonly ShownReview[] | Error } = {},
): ShownPhase {
  const { reviews = [], ...rest } = more;
  const iterationsCount = { notStarted: 1, inProgress: 2, inReview: 3, total: 10 };
  return {
    id,
    name: id,
    status: "Draft",
    iterationsCount,
    ...rest,
    reviews: reads.of(`${id} reviews`, reviews),
  };
}

export function project(
  reads: Reads,
  id: string,
  parts: {
    phases?: readonly ShownPhase[] | Error;
    models?: readonly ShownModel[] | Error;
    issues?: readonly ShownIssue[] | Error;
  } = {},
): ShownProject {
  return {
    id,
    name: id,
    url: `https://vectice.example.com/browse/project/${id}`,
    phases: reads.of(`${id} phases`, parts.phases ?? []),
    models: reads.of(`${id} models`, parts.models ?? []),
    issues: reads.of(`${id} issues`, parts.issues ?? []),
  };
}

export function gateVersion(more: Partial<GateVersion> = {}): GateVersion {
  return {
    status: "STAGING",
    risk: "LOW",
    approval: "Approved",
    metrics: { auc: 0.9 },
    phase: new Reads().of("phase", null),
    issues: new Reads().of("issues", []),
    ...more,
  };
}

export function phaseWith(found: Partial<GatePhase> | Error) {
  const reads = new Reads();
  const whole =
    found instanceof Error
      ? found
      : { name: "Modeling", status: "Completed", reviews: reads.of("reviews", []), ...found };
  return { reads, phase: reads.of("phase", whole) };
}

/** Versions that know each other, by what each was made from. */
export function family(
  inputs: Readonly<Record<string, readonly string[]>>,
  failing: readonly string[] = [],
) {
  const reads: string[] = [];
  const make = (id: string): LineageVersion => ({
    id,
    kind: id.startsWith("DTV") ? "datasetVersion" : "modelVersion",
    name: id,
    url: `https://vectice.example.com/${id}`,
    async lineage() {
      reads.push(id);
      if (failing.includes(id)) {
        throw new Error(`${id} is gone`);
      }
      const children = Object.entries(inputs)
        .filter(([, from]) => from.includes(id))
        .map(([child]) => make(child));
      return {
        inputs: (inputs[id] ?? []).map(make),
        children: {
          modelVersions: children.filter(({ kind }) => kind === "modelVersion"),
          datasetVersions: children.filter(({ kind }) => kind === "datasetVersion"),
        },
      };
    },
  });
  return { make, reads };
}
