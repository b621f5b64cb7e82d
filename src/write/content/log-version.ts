import type { CallOptions } from "../../client/client.ts";
import { field } from "../../client/field.ts";
import { quoted, wordsOf } from "../../client/text/excerpt.ts";
import { ConflictError, InvalidIdError, InvalidRequestError } from "../../errors.ts";
import type { IterationTarget, WriteRuntime } from "../runtime.ts";
import { addIterationContent } from "./add-content.ts";
import { type LogOptions, sectionName } from "./section.ts";

/** A version, as far as logging needs it: its project is known through what it is a version of. */
export interface VersionLike {
  readonly kind: "modelVersion" | "datasetVersion";
  readonly id: string;
}

/** What stands for its last version. */
export interface VersionedLike {
  readonly kind: "model" | "dataset";
  readonly id: string;
  readonly name: string;
  lastVersion(options?: CallOptions): Promise<VersionLike | undefined>;
}

export type LoggableVersion = VersionLike | VersionedLike;

/** What became of a version that was to be logged. */
export interface LoggedVersion {
  /** Whether it was in the iteration before. */
  readonly alreadyLinked: boolean;
}

/** Whether a value is a version, or has versions. */
export function isLoggableVersion(value: unknown): value is LoggableVersion {
  const kind = field(value, "kind");
  return (
    typeof field(value, "id") === "string" &&
    (kind === "modelVersion" ||
      kind === "datasetVersion" ||
      ((kind === "model" || kind === "dataset") &&
        typeof field(value, "lastVersion") === "function"))
  );
}

/** Puts a version into an iteration; one that is there already is as good as put there. */
export async function logVersion(
  { client, lines }: WriteRuntime,
  iteration: IterationTarget,
  version: LoggableVersion,
  { section, signal, timeout }: LogOptions,
): Promise<LoggedVersion> {
  if (!isLoggableVersion(version)) {
    throw new InvalidRequestError(
      "logVersion takes a ModelVersion, a DatasetVersion, a Model or a Dataset, as this library gives them.",
    );
  }
  checkId(version);
  checkProject(version, iteration);
  const iterationContext = { iterationId: iteration.id, stepName: sectionName(section) };
  return lines.wait(iteration.id, signal, async () => {
    const { kind, id } = await versionOf(version, { signal, timeout });
    const type = kind === "modelVersion" ? "ModelVersion" : "DataSetVersion";
    try {
      await client.query(
        addIterationContent,
        { artifacts: [{ type, id }], iterationContext },
        { signal, timeout },
      );
      return { alreadyLinked: false };
    } catch (error) {
      if (error instanceof ConflictError) {
        return { alreadyLinked: true };
      }
      throw error;
    }
  });
}

const forms = {
  modelVersion: /^MDV-\d+$/,
  datasetVersion: /^DTV-\d+$/,
  model: /^MDL-\d+$/,
  dataset: /^DTS-\d+$/,
} as const;

/** Refuses an id that is malformed, or of another kind than the version says. */
function checkId({ kind, id }: LoggableVersion): void {
  if (!forms[kind].test(id)) {
    const form = forms[kind].source.slice(1, 5);
    throw new InvalidIdError(
      `${quoted(id)} is no id of a ${wordsOf(kind)}. Such ids are written ${form}12.`,
      { resource: kind, reference: id },
    );
  }
}

async function versionOf(version: LoggableVersion, options: CallOptions): Promise<VersionLike> {
  if (!("lastVersion" in version)) {
    return version;
  }
  const last = await version.lastVersion(options);
  if (last === undefined) {
    throw new InvalidRequestError(
      `The ${version.kind} ${quoted(version.name)} (${version.id}) has no version yet. Log one first.`,
      { resource: version.kind, reference: version.id },
    );
  }
  return last;
}

/** Refuses what belongs to another project, as far as that is known. */
export function checkProject(
  version: LoggableVersion,
  { id, phase: { project } }: IterationTarget,
): void {
  const owner = field(version, "model") ?? field(version, "dataset") ?? version;
  const projectId = field(owner, "projectId");
  if (typeof projectId === "string" && projectId !== project.id) {
    throw new InvalidRequestError(
      `The ${wordsOf(version.kind)} ${version.id} belongs to ${projectId}, but ${id} to ` +
        `${quoted(project.name)} (${project.id}). Versions go into iterations of their own project.`,
      { resource: version.kind, reference: version.id },
    );
  }
}
