import type { Entry, VersionData } from "./version.ts";

/** A model, in the project with the id `project`. */
export interface ModelData {
  id: string;
  project: string;
  name: string;
  description: string | null;
  type: string;
  createdDate: string | null;
  updatedDate: string | null;
}

/** When a model version got each approval, ISO 8601. */
export interface ApprovalDates {
  toValidateDate?: string | null;
  inValidationDate?: string | null;
  validatedDate?: string | null;
  approvedDate?: string | null;
  rejectedDate?: string | null;
}

/** A version of the model with the id `model`. */
export interface ModelVersionData extends VersionData {
  model: string;
  version: number | null;
  status: string;
  risk: string | null;
  approval: string | null;
  approvalDates: ApprovalDates;
  algorithmName: string | null;
  framework: string | null;
  inventoryReference: string | null;
  metrics: Entry<number>[];
  /** The run that it comes from, as it was registered. */
  context?: unknown;
}

/** A report of the project with the id `project`, on a model version or on none. */
export interface ReportData {
  id: number;
  project: string;
  name: string;
  createdDate: string;
  updatedDate: string;
  /** An e-mail address. */
  createdBy: string;
  /** The id of a model version. */
  modelVersion: string | null;
}

/** An issue of the project with the id `project`; people are e-mail addresses. */
export interface IssueData {
  id: number;
  project: string;
  name: string;
  severity: string | null;
  status: string;
  dueDate: string | null;
  createdDate: string;
  owner: string | null;
  /** Whom it is assigned to. */
  reviewer: string | null;
  /** The id of a report. */
  report: number | null;
  /** The id of a model version. */
  modelVersion: string | null;
}
