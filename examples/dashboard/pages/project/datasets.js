// @ts-check
import { labelOf } from "../../ui/badge.js";
import { element } from "../../ui/element.js";
import { counted, dayText } from "../../ui/format.js";
import { keyedList } from "../../ui/keyed-list.js";
import { linkedRow } from "../../ui/linked-row.js";
import { nothing } from "../../ui/section.js";

/**
 * The datasets of a project; each leads to its page in the web app.
 *
 * @param {import("./page.js").ShownProject} project
 * @returns {import("../../ui/live-part.js").PartOptions<readonly import("vectice").Dataset[]>}
 */
export function datasetsPart(project) {
  const list = element("ul", { class: "panel rows" });
  const update = keyedList(
    list,
    (/** @type {import("vectice").Dataset} */ { id }) => id,
    datasetRow,
  );
  return {
    title: "Datasets",
    name: "datasets-part",
    lines: 3,
    read: ({ signal }) => project.datasets({ signal }),
    show: (datasets) => {
      update(datasets);
      return datasets.length === 0 ? nothing("This project has no datasets yet.") : list;
    },
  };
}

/** @param {import("vectice").Dataset} dataset */
function datasetRow({ name, type, url, origin, versionCount, updatedAt }) {
  return linkedRow(name, url, [
    labelOf(type),
    counted(versionCount, "version"),
    origin ?? "",
    updatedAt === null ? "" : `updated ${dayText(updatedAt)}`,
  ]);
}
