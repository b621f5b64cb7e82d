import { dateAt, personOf, type SeedContext } from "./defaults.ts";
import { nextNumber } from "../store/ids.ts";

/** A report. */
export interface ReportSeed {
  readonly name: string;
  /** ISO 8601. */
  readonly createdDate?: string;
  readonly updatedDate?: string;
  /** A user's name or e-mail address. */
  readonly createdBy?: string;
}

/** An issue. People are users' names or e-mail addresses, null for nobody. */
export interface IssueSeed {
  readonly name: string;
  /** Default: `Undefined`; null: none. */
  readonly severity?: "Low" | "Medium" | "High" | "Undefined" | null;
  /** Default: `NotStarted`. */
  readonly status?: "Cancelled" | "Completed" | "InProgress" | "NotStarted" | "RemediationPending";
  /** ISO 8601. */
  readonly dueDate?: string;
  readonly createdDate?: string;
  readonly owner?: string | null;
  /** Whom it is assigned to; default: nobody. */
  readonly reviewer?: string | null;
  /** The name of a report that comes before it in the same project. */
  readonly report?: string;
}

/** `modelVersion`: the id of the version that it is about, or null. */
export function addReport(
  report: ReportSeed,
  modelVersion: string | null,
  context: SeedContext,
): void {
  const { data, project } = context;
  const createdDate = report.createdDate ?? dateAt(data.reports.length);
  data.reports.push({
    id: nextNumber(data, "reports"),
    project,
    name: report.name,
    createdDate,
    updatedDate: report.updatedDate ?? createdDate,
    createdBy: personOf(report.createdBy, context) ?? "",
    modelVersion,
  });
}

/** `modelVersion`: the id of the version that it is about, or null. */
export function addIssue(
  issue: IssueSeed,
  modelVersion: string | null,
  context: SeedContext,
): void {
  const { data, project } = context;
  const report = data.reports.find(
    (report) => report.project === project && report.name === issue.report,
  );
  data.issues.push({
    id: nextNumber(data, "issues"),
    project,
    name: issue.name,
    severity: issue.severity === undefined ? "Undefined" : issue.severity,
    status: issue.status ?? "NotStarted",
    dueDate: issue.dueDate ?? null,
    createdDate: issue.createdDate ?? dateAt(data.issues.length),
    owner: personOf(issue.owner, context),
    reviewer: personOf(issue.reviewer ?? null, context),
    report: report?.id ?? null,
    modelVersion,
  });
}
