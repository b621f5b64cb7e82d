// @ts-check
import { badge } from "../../ui/badge.js";
import { element } from "../../ui/element.js";
import { dayText } from "../../ui/format.js";
import { nothing } from "../../ui/section.js";
import { isVecticeError } from "../../vendor/vectice.min.js";
import { versionSection } from "./version-section.js";

/**
 * When the approval of a version reached which step, the newest first.
 *
 * @param {AbortSignal} signal
 */
export function versionApprovals(signal) {
  return versionSection("Approval", "approval-part", 3, signal, async (version, current) => {
    try {
      const steps = await version.approvalHistory({ signal: current });
      return steps.length === 0
        ? nothing(`Nobody has been asked to approve ${version.name} yet.`)
        : element("ol", { class: "panel rows" }, ...steps.toReversed().map(stepRow));
    } catch (error) {
      if (isVecticeError(error) && error.code === "incompatible") {
        return nothing("Your organization has switched the history of approvals off.");
      }
      throw error;
    }
  });
}

/** @param {import("vectice").ApprovalStep} step */
function stepRow({ approval, date }) {
  const day = element("time", { class: "small", datetime: date.toISOString() }, dayText(date));
  return element("li", { class: "row approval-step" }, badge(approval), day);
}
