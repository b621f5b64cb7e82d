import type { ApprovalDates } from "../store/model.ts";
import { entriesOf, type EntriesSeed, type SeedContext } from "./defaults.ts";
import { nextId } from "../store/ids.ts";
import { addIssue, addReport, type IssueSeed, type ReportSeed } from "./report.ts";
import { type MadeVersion, type VersionSeed, versionOf } from "./version.ts";

/** A version of a model. */
export interface ModelVersionSeed extends VersionSeed {
  /** Default: `EXPERIMENTATION`. */
  readonly status?: "EXPERIMENTATION" | "STAGING" | "PRODUCTION" | "RETIRED" | "DISCARDED";
  /** Default: `UNDEFINED`; null: none. */
  readonly risk?: "HIGH" | "MEDIUM" | "LOW" | "UNDEFINED" | null;
  /** Default: none. */
  readonly approval?: "ToValidate" | "InValidation" | "Validated" | "Approved" | "Rejected" | null;
  /** When it got which approval, ISO 8601. */
  readonly approvalDates?: Readonly<ApprovalDates>;
  /** Its technique. */
  readonly algorithmName?: string;
  /** Its library. */
  readonly framework?: string;
  readonly inventoryReference?: string;
  readonly metrics?: EntriesSeed<number>;
  readonly reports?: readonly ReportSeed[];
  readonly issues?: readonly IssueSeed[];
}

/** A model with its versions, the oldest first. */
export interface ModelSeed {
  readonly name: string;
  readonly description?: string;
  /** Default: `OTHER`. */
  readonly type?: string;
  readonly versions?: readonly ModelVersionSeed[];
}

/** Adds a model with its versions, and says what they were made from. */
export function addModel(model: ModelSeed, context: SeedContext): MadeVersion[] {
  const { data, project } = context;
  const id = nextId(data, "models");
  const versions = (model.versions ?? []).map((seed, place) => {
    const version = {
      ...versionOf(nextId(data, "modelVersions"), seed, place, context),
      model: id,
      version: place + 1,
      status: seed.status ?? "EXPERIMENTATION",
      risk: seed.risk === undefined ? "UNDEFINED" : seed.risk,
      approval: seed.approval ?? null,
      approvalDates: { ...seed.approvalDates },
      algorithmName: seed.algorithmName ?? null,
      framework: seed.framework ?? null,
      inventoryReference: seed.inventoryReference ?? null,
      metrics: entriesOf(seed.metrics),
    };
    data.modelVersions.push(version);
    for (const report of seed.reports ?? []) {
      addReport(report, version.id, context);
    }
    for (const issue of seed.issues ?? []) {
      addIssue(issue, version.id, context);
    }
    return version;
  });
  data.models.push({
    id,
    project,
    name: model.name,
    description: model.description ?? null,
    type: model.type ?? "OTHER",
    createdDate: versions[0]?.createdDate ?? null,
    updatedDate: versions.at(-1)?.updatedDate ?? null,
  });
  return versions.map((version, place) => ({
    id: version.id,
    inputs: model.versions?.[place]?.inputs ?? [],
  }));
}
