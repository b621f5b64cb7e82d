// @ts-check
import { labelOf } from "../../ui/badge.js";
import { element } from "../../ui/element.js";
import { statusRank } from "./version-columns.js";
import { lineSample, markOf, markSample } from "../../ui/marks.js";

/** What the lines and the marks of the charts mean. */
export function chartLegend() {
  const node = element("ul", { class: "legend", "aria-label": "Legend" });
  let print = "";
  return {
    node,
    /**
     * @param {readonly import("./other-models.js").Other[]} models
     * @param {boolean} hasChosen
     */
    update(models, hasChosen) {
      const names = models.length > 1 ? models.map(({ name }) => name) : [];
      const found = new Map(
        models.flatMap(({ versions }) =>
          versions.map(({ status, statusLabel }) => [status, statusLabel || labelOf(status)]),
        ),
      );
      const statuses = [...found].toSorted(([one], [other]) => statusRank(one) - statusRank(other));
      const now = JSON.stringify([names, statuses, hasChosen]);
      if (now === print) {
        return;
      }
      print = now;
      node.replaceChildren(
        ...names.map((name, place) => element("li", {}, lineSample(place), name)),
        ...statuses.map(([status, label]) => element("li", {}, markSample(markOf(status)), label)),
        ...(hasChosen
          ? [element("li", {}, element("span", { class: "ring", "aria-hidden": "true" }), "Chosen")]
          : []),
      );
    },
  };
}
