// @ts-check
import { element } from "../../ui/element.js";
import { dayText } from "../../ui/format.js";
import { keyedList } from "../../ui/keyed-list.js";
import { linkedRow } from "../../ui/linked-row.js";
import { nothing } from "../../ui/section.js";
import { isVecticeError } from "../../vendor/vectice.min.js";

/**
 * The reports of a project, the one that changed last first.
 *
 * @param {import("./page.js").ShownProject} project
 * @returns {import("../../ui/live-part.js").PartOptions<readonly import("vectice").Report[] | "off">}
 */
export function reportsPart(project) {
  const list = element("ul", { class: "panel rows" });
  const update = keyedList(list, (/** @type {import("vectice").Report} */ { id }) => id, reportRow);
  return {
    title: "Reports",
    name: "reports-part",
    lines: 3,
    read: async ({ signal }) => {
      try {
        const reports = await project.reports({ signal });
        return reports.toSorted((one, other) => changedAt(other) - changedAt(one));
      } catch (error) {
        if (isVecticeError(error) && error.code === "incompatible") {
          return "off";
        }
        throw error;
      }
    },
    show: (reports) => {
      if (reports === "off") {
        return nothing("Your organization has switched reports off.");
      }
      update(reports);
      return reports.length === 0 ? nothing("No reports have been written yet.") : list;
    },
  };
}

/** @param {import("vectice").Report} report */
function changedAt({ updatedAt, createdAt }) {
  return (updatedAt ?? createdAt)?.valueOf() ?? 0;
}

/** @param {import("vectice").Report} report */
function reportRow({ name, url, creator, createdAt, updatedAt, modelVersion }) {
  const changed = updatedAt ?? createdAt;
  return linkedRow(name, url, [
    modelVersion === null ? "" : `on ${modelVersion.name}`,
    creator?.name ?? "",
    changed === null ? "" : dayText(changed),
  ]);
}
