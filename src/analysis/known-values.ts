import type { GateApproval, GateStatus } from "./gate.ts";

// The words of the protocol. Newer servers may know more: what is not here is not understood.

export const phaseStatuses = ["NotStarted", "Draft", "InReview", "Completed"] as const;
export const reviewStatuses = ["Pending", "Approved", "Rejected", "Cancelled"] as const;
export const issueStatuses = [
  "NotStarted",
  "InProgress",
  "RemediationPending",
  "Completed",
  "Cancelled",
] as const;
/** The gravest first; `Undefined` is not graver or lighter than any. */
export const issueSeverities = ["High", "Medium", "Low", "Undefined"] as const;
export const versionStatuses = [
  "EXPERIMENTATION",
  "STAGING",
  "PRODUCTION",
  "RETIRED",
  "DISCARDED",
] as const satisfies readonly GateStatus[];
export const approvals = [
  "ToValidate",
  "InValidation",
  "Validated",
  "Approved",
  "Rejected",
] as const satisfies readonly GateApproval[];
/** The least first; `UNDEFINED` has no place in the order. */
export const risks = ["LOW", "MEDIUM", "HIGH"] as const;
/** How grave open issues may be at most, the least first. */
export const severityLimits = ["None", "Low", "Medium", "High"] as const;
