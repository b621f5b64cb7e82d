import type { Branches } from "./branches.ts";
import { countIterations } from "./count-iterations.ts";
import { isOpen } from "./is-open.ts";
import { metricOf } from "./metric-of.ts";
import type { ModelSummary, NewestVersion, PendingReview, ProjectSummary } from "./overview.ts";
import type { ShownModel, ShownPhase, ShownProject, ShownVersion } from "./inputs.ts";
import { issueSeverities, phaseStatuses } from "./known-values.ts";

/** Reads a project as deep as asked, its branches side by side. */
export async function summarizeProject(
  project: ShownProject,
  branches: Branches,
  depth: number,
  metrics: readonly string[] | undefined,
): Promise<ProjectSummary> {
  const { id, name, url } = project;
  if (depth < 1) {
    const unread = { phases: null, iterations: null, models: null, openIssues: null };
    return { id, name, url, ...unread, pendingReviews: null };
  }
  const readPhases = async () => {
    const phases = await branches.read([id, "phases"], (call) => project.phases(call));
    const reviews = phases && depth >= 2 ? await readReviews(id, phases.value, branches) : null;
    return { phases: phases?.value, reviews };
  };
  const readModels = async () => {
    const models = await branches.read([id, "models"], (call) => project.models(call));
    return models
      ? Promise.all(models.value.map((model) => summarizeModel(id, model, branches, metrics)))
      : null;
  };
  const [{ phases, reviews }, models, issues] = await Promise.all([
    readPhases(),
    readModels(),
    branches.read([id, "issues"], (call) => project.issues(call)),
  ]);
  const open = issues?.value.filter(isOpen).map(({ severity }) => severity ?? "Undefined");
  return {
    id,
    name,
    url,
    phases: phases
      ? countBy(
          phases.map(({ status }) => status),
          phaseStatuses,
        )
      : null,
    iterations: phases ? countIterations(phases) : null,
    models,
    openIssues: open ? countBy(open, issueSeverities) : null,
    pendingReviews: reviews,
  };
}

async function readReviews(
  project: string,
  phases: readonly ShownPhase[],
  { read }: Branches,
): Promise<PendingReview[] | null> {
  const answers = await Promise.all(
    phases.map(async (phase) => {
      const path = [project, "phases", phase.id, "reviews"];
      const reviews = await read(path, (call) => phase.reviews(call));
      return reviews?.value
        .filter(({ status }) => status === "Pending")
        .map(({ id, createdAt }) => ({ id, createdAt, phase: { id: phase.id, name: phase.name } }));
    }),
  );
  const known = answers.filter((answer) => answer !== undefined);
  return known.length === 0 && phases.length > 0 ? null : known.flat();
}

async function summarizeModel(
  project: string,
  model: ShownModel,
  { read }: Branches,
  metrics: readonly string[] | undefined,
): Promise<ModelSummary> {
  const { id, name, url, versionCount } = model;
  const path = [project, "models", id, "lastVersion"];
  const newest = (await read(path, (call) => model.lastVersion(call)))?.value;
  const newestVersion = newest === undefined ? null : show(newest, metrics);
  return { id, name, url, versionCount, newestVersion };
}

function show(version: ShownVersion, keys: readonly string[] | undefined): NewestVersion {
  const { id, name, url, createdAt, status, risk, approval, metrics } = version;
  const chosen = keys ?? Object.keys(metrics);
  return {
    id,
    name,
    url,
    createdAt,
    status,
    risk,
    approval,
    metrics: Object.fromEntries(chosen.map((key) => [key, metricOf(metrics, key) ?? null])),
  };
}

/** How many things have which word; the words that are known are there also when nothing has them. */
function countBy(
  words: readonly string[],
  known: readonly string[],
): Readonly<Record<string, number>> {
  const counts = new Map(known.map((word) => [word, 0]));
  for (const word of words) {
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return Object.fromEntries(counts);
}
