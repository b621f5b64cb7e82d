/** A phase, in the project with the id `project`. */
export interface PhaseData {
  id: string;
  name: string;
  description: string | null;
  index: number;
  status: string;
  project: string;
  /** The owner's e-mail address. */
  owner?: string | null;
}

/** A requirement of the phase with the id `phase`. */
export interface RequirementData {
  id: number;
  phase: string;
  name: string;
  description: string | null;
}

/** A review of the phase with the id `phase`; people are e-mail addresses. */
export interface ReviewData {
  id: string;
  phase: string;
  status: string;
  message: string | null;
  feedback: string | null;
  createdDate: string;
  reviewer: string | null;
  createdBy: string | null;
}
